package io.saveplay.crm;

import java.util.List;
import java.util.Optional;

/** A way in which the secret itself is sent along. */
record SharedWay(String scheme, Source source, Form form) implements Way {

    @Override
    public Optional<String> faultOf(String secret) {
        return form.ofSecret(secret).isPresent() ? Optional.empty() : Optional.of("the secret is not " + form.words());
    }

    @Override
    public Verdict verify(Call call, List<String> secrets) {
        Shown shown = source.of(call);
        if (shown.refusal() != null) {
            return shown.refusal();
        }
        Optional<byte[]> bytes = form.shown(shown.value());
        if (bytes.isEmpty()) {
            return new Verdict.Refused(
                    Verdict.Why.MALFORMED_SIGNATURE, "the " + source.words() + " is not " + form.words());
        }
        Optional<Integer> which = Secrets.which(secrets, form::ofSecret, made -> Secrets.same(bytes.get(), made));
        if (which.isEmpty()) {
            return new Verdict.Refused(Verdict.Why.NO_SECRET, "no secret is set that is " + form.words());
        }
        return which.get() > 0
                ? new Verdict.Verified(scheme, which.get(), null)
                : new Verdict.Refused(Verdict.Why.WRONG_SIGNATURE, "the " + source.words() + " is none of our secrets");
    }
}
