package org.clawpatrol.proxy.protocol.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clawpatrol.proxy.credential.DispatchSubject;

/**
 * Where an HTTP request may name its credential: other places at other types of endpoint.
 * Immutable.
 *
 * @param endpointType such as {@code https}
 * @param query as sent
 */
record HttpDispatchSubject(String endpointType, HttpFields fields, Optional<String> query)
        implements DispatchSubject {
    private static final String BASIC = "basic ";
    private static final String AUTHORIZATION = "authorization";

    @Override
    public List<String> placeholderTexts() {
        List<String> texts = new ArrayList<>();
        switch (endpointType) {
            case "kubernetes" -> {}
            case "openai_codex_https" -> texts.addAll(fields.all(AUTHORIZATION));
            case "clickhouse_https" -> {
                addAuthorization(texts);
                texts.addAll(fields.all("x-clickhouse-user"));
                texts.addAll(fields.all("x-clickhouse-key"));
                texts.addAll(parameters("user"));
                texts.addAll(parameters("password"));
            }
            default -> {
                addAuthorization(texts);
                texts.addAll(fields.all("cookie"));
            }
        }
        return texts;
    }

    private void addAuthorization(List<String> texts) {
        texts.addAll(fields.all(AUTHORIZATION));
        texts.addAll(basicPayloads());
    }

    /** As ClickHouse takes them; nothing where the request says different things. */
    @Override
    public Optional<String> value(String disambiguator) {
        Set<String> said = new HashSet<>(parameters(disambiguator));
        switch (disambiguator) {
            case "user" -> {
                said.addAll(fields.all("x-clickhouse-user"));
                for (String payload : basicPayloads()) {
                    int colon = payload.indexOf(':');
                    said.add(colon < 0 ? payload : payload.substring(0, colon));
                }
            }
            case "database" -> said.addAll(fields.all("x-clickhouse-database"));
            default -> said.clear();
        }
        return said.size() == 1 ? Optional.of(said.iterator().next()) : Optional.empty();
    }

    private List<String> parameters(String name) {
        return query.map(text -> QueryReader.read(text).getOrDefault(name, List.of()))
                .orElse(List.of());
    }

    private List<String> basicPayloads() {
        List<String> payloads = new ArrayList<>(1);
        for (String authorization : fields.all(AUTHORIZATION)) {
            basicPayload(authorization).ifPresent(payloads::add);
        }
        return payloads;
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
