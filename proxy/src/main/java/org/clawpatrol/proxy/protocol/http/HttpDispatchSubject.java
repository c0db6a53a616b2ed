package org.clawpatrol.proxy.protocol.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.clawpatrol.proxy.credential.DispatchSubject;

/** Where an HTTP request may name its credential. Immutable. */
record HttpDispatchSubject(HttpFields fields) implements DispatchSubject {
    private static final String BASIC = "basic ";

    /** {@code Authorization}, the decoded Basic payload, and {@code Cookie}. */
    @Override
    public List<String> placeholderTexts() {
        List<String> texts = new ArrayList<>(fields.all("cookie"));
        for (String authorization : fields.all("authorization")) {
            texts.add(authorization);
            basicPayload(authorization).ifPresent(texts::add);
        }
        return texts;
    }

    @Override
    public Optional<String> value(String disambiguator) {
        return Optional.empty();
    }

    private static Optional<String> basicPayload(String authorization) {
        if (!authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return Optional.empty();
        }
        try {
            byte[] payload =
                    Base64.getDecoder().decode(authorization.substring(BASIC.length()).strip());
            return Optional.of(new String(payload, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
