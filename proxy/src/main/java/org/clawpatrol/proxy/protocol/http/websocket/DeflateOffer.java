package org.clawpatrol.proxy.protocol.http.websocket;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The offers of permessage-deflate in a handshake (RFC 7692, 7.1). Extensions the gateway cannot
 * read are not among them. Immutable.
 */
public final class DeflateOffer {
    private static final String NAME = "permessage-deflate";
    private static final String AGENT_RESETS = "client_no_context_takeover";
    private static final String ORIGIN_RESETS = "server_no_context_takeover";
    private static final String AGENT_WINDOW = "client_max_window_bits";
    private static final String ORIGIN_WINDOW = "server_max_window_bits";

    private final List<Map<String, String>> offers;

    private DeflateOffer(List<Map<String, String>> offers) {
        this.offers = offers;
    }

    /** What an origin made of the offer. */
    public sealed interface Answer {

        record Agreed(DeflateTerms terms) implements Answer {}

        /** Messages are sent as they are. */
        record Plain() implements Answer {}

        /** The origin uses what was not offered. */
        record Unacceptable() implements Answer {}
    }

    public static DeflateOffer none() {
        return new DeflateOffer(List.of());
    }

    /**
     * Keeps what can be read of an agent's offers.
     *
     * @param extensions members of {@code Sec-WebSocket-Extensions}
     */
    public static DeflateOffer of(List<String> extensions) {
        return new DeflateOffer(
                extensions.stream()
                        .flatMap(extension -> parse(extension).stream())
                        .filter(DeflateOffer::isOffer)
                        .toList());
    }

    /** The offers as one field; empty when there are none. */
    public Optional<String> text() {
        return offers.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        offers.stream().map(DeflateOffer::text).collect(Collectors.joining(", ")));
    }

    private static String text(Map<String, String> parameters) {
        StringBuilder out = new StringBuilder(NAME);
        parameters.forEach(
                (name, value) ->
                        out.append("; ").append(name).append(value.isEmpty() ? "" : "=" + value));
        return out.toString();
    }

    /**
     * Reads an origin's answer.
     *
     * @param extensions members of {@code Sec-WebSocket-Extensions}
     */
    public Answer accept(List<String> extensions) {
        if (extensions.isEmpty()) {
            return new Answer.Plain();
        }
        Optional<Map<String, String>> agreed =
                extensions.size() == 1 ? parse(extensions.getFirst()) : Optional.empty();
        if (offers.isEmpty() || agreed.filter(this::isAnswer).isEmpty()) {
            return new Answer.Unacceptable();
        }
        Map<String, String> parameters = agreed.get();
        return new Answer.Agreed(
                new DeflateTerms(
                        parameters.containsKey(AGENT_RESETS),
                        parameters.containsKey(ORIGIN_RESETS)));
    }

    private static boolean isOffer(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .allMatch(
                        each ->
                                switch (each.getKey()) {
                                    case AGENT_RESETS, ORIGIN_RESETS -> each.getValue().isEmpty();
                                    case AGENT_WINDOW ->
                                            each.getValue().isEmpty() || isWindow(each.getValue());
                                    case ORIGIN_WINDOW -> isWindow(each.getValue());
                                    default -> false;
                                });
    }

    private boolean isAnswer(Map<String, String> parameters) {
        boolean windowOffered = offers.stream().anyMatch(offer -> offer.containsKey(AGENT_WINDOW));
        return isOffer(parameters)
                && !"".equals(parameters.get(AGENT_WINDOW))
                && (windowOffered || !parameters.containsKey(AGENT_WINDOW));
    }

    private static boolean isWindow(String value) {
        return value.matches("[89]|1[0-5]");
    }

    /** The parameters of one extension; empty where it is another one or malformed. */
    private static Optional<Map<String, String>> parse(String extension) {
        String[] parts = extension.split(";", -1);
        if (!parts[0].strip().toLowerCase(Locale.ROOT).equals(NAME)) {
            return Optional.empty();
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 1; i < parts.length; i++) {
            String[] pair = parts[i].strip().split("=", 2);
            String value = pair.length == 1 ? "" : unquoted(pair[1].strip());
            boolean bare = pair.length == 2 && value.isEmpty();
            if (bare || parameters.put(pair[0].strip().toLowerCase(Locale.ROOT), value) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(parameters);
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
