package io.saveplay.crm;

import java.util.List;

/**
 * What the operator says may be believed of a caller.
 *
 * @param secrets all secrets that are active, the first 8 of which are tried; more than one while they are rotated
 * @param proxy whether calls come through a proxy that ends mutual TLS, says who the caller is, and passes on no such word
 *     of the caller itself
 */
public record Trust(List<String> secrets, boolean proxy) {

    public Trust {
        secrets = List.copyOf(secrets);
    }

    /** How many secrets there are, and never one of them. */
    @Override
    public String toString() {
        return "Trust[" + secrets.size() + " secrets, proxy=" + proxy + "]";
    }
}
