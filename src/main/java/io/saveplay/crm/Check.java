package io.saveplay.crm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One way to verify a webhook, as it stands in the list {@code verify} of a profile: any way that applies and holds
 * suffices. Nothing of it is checked here; see {@link Verifier#faults}.
 *
 * <ul>
 *   <li>{@code hmac}: the sender signs parts of the call with the secret. Needs {@code signed} and {@code signature}.
 *   <li>{@code digest}: a plain digest of parts of the call, one of which is the secret. Needs the same.
 *   <li>{@code basic}: HTTP Basic; the secret is {@code user:password}. Needs nothing.
 *   <li>{@code token}: the secret itself is sent along. Needs {@code token}.
 *   <li>{@code certificate}: the caller's TLS certificate, as a trusted proxy tells it; the secrets are the fingerprints or
 *       subjects that are let in. Needs {@code certificate}, and has no other scheme beside it, since its secrets are none.
 * </ul>
 *
 * <pre>{@code
 * verify:
 *   - scheme: hmac
 *     signed: [timestamp, "'.'", body]
 *     signature: {header: Stripe-Signature, separator: ",", prefix: "v1="}
 *     timestamp: {prefix: "t="}
 * }</pre>
 *
 * @param scheme one of the words above
 * @param when calls that the way is for; for all of them where it is left out
 * @param algorithm {@code SHA-256}, which is usual, {@code SHA-1} or {@code SHA-512}
 * @param signed what is signed, in its order: {@code body}, {@code timestamp}, {@code id}, {@code method}, {@code url},
 *     {@code secret} (of a digest only) or a text in single quotes, such as {@code '.'}; the body is always among them
 * @param url how the URL is signed: {@code as-sent}, which is usual, or {@code decoded}, where the escapes of
 *     {@code : / ? @ ! $ ' ( ) * , ;} give way to what they stand for
 */
public record Check(
        @Nullable String scheme,
        @Nullable When when,
        @Nullable String algorithm,
        @Nullable List<@Nullable String> signed,
        @Nullable String url,
        @Nullable Key key,
        @Nullable Signature signature,
        @Nullable Timestamp timestamp,
        @Nullable Id id,
        @Nullable Token token,
        @Nullable Certificate certificate) {

    /**
     * Which calls a way is for: those with some header, without another, or both.
     *
     * @param header a header that must be there
     * @param value what it must say, exactly; anything where it is left out
     * @param without a header that must not be there, such as that of a better signature
     */
    public record When(
            @Nullable String header,
            @Nullable String value,
            @Nullable String without) {}

    /**
     * How the bytes of the key come from the text of the secret.
     *
     * @param decoding {@code text}, which is usual, {@code hex} or {@code base64}
     * @param prefix what is taken off the secret first, where it begins with it, such as {@code whsec_}
     */
    public record Key(@Nullable String decoding, @Nullable String prefix) {}

    /**
     * Where the signature is. A header's value is one entry, or several with a separator between them; each entry that
     * begins with the prefix holds a signature after it. At most 16 signatures are looked at, and any of them may be right.
     *
     * @param header name of the header
     * @param separator what is between entries, such as {@code ,} or a space; one entry where it is left out
     * @param prefix such as {@code sha256=} or {@code v1=}; every entry is a signature where it is left out
     * @param encoding {@code hex}, which is usual, or {@code base64}
     */
    public record Signature(
            @Nullable String header,
            @Nullable String separator,
            @Nullable String prefix,
            @Nullable String encoding) {}

    /**
     * Where the time of signing is, and how far it may be from ours: in a header of its own, or in an entry of the
     * signature's header, which is found by its prefix or its place. It must be among what is signed.
     *
     * @param prefix of the entry, such as {@code t=}
     * @param entry place of the entry, from 1
     * @param unit {@code seconds}, which is usual, or {@code milliseconds}, since 1970
     * @param toleranceSeconds how long ago, and how far ahead, it may be: 1 to 86,400, usually 300
     */
    public record Timestamp(
            @Nullable String header,
            @Nullable String prefix,
            @Nullable Integer entry,
            @Nullable String unit,
            @Nullable Integer toleranceSeconds) {}

    /** Where the message's id is, if it is among what is signed. */
    public record Id(@Nullable String header) {}

    /**
     * Where the secret itself is sent: in a header, a query parameter, or the JSON body.
     *
     * @param body JSON pointer to a text, such as {@code /token}; bodies of up to 1 MiB are read
     * @param prefix what stands before the secret, in any case, such as {@code "Bearer "}; of a header only
     */
    public record Token(
            @Nullable String header,
            @Nullable String parameter,
            @Nullable String body,
            @Nullable String prefix) {}

    /**
     * Where the proxy says which certificate the caller has. The proxy must take this header off what callers send.
     *
     * @param holds {@code fingerprint}, which is usual: SHA-256 in hex, with or without colons; or {@code subject}, which
     *     the secret must repeat to the letter, and for which the proxy must know the issuer
     */
    public record Certificate(
            @Nullable String header, @Nullable String holds) {}
}
