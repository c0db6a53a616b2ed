package org.clawpatrol.proxy.journal;

import static org.clawpatrol.proxy.journal.StrictJson.flag;
import static org.clawpatrol.proxy.journal.StrictJson.object;
import static org.clawpatrol.proxy.journal.StrictJson.required;
import static org.clawpatrol.proxy.journal.StrictJson.text;
import static org.clawpatrol.proxy.journal.StrictJson.texts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/**
 * Reads the object of an action, whatever the order of its properties; those it does not know are
 * skipped, and some are as they mostly are where they are not there. One use, one thread.
 */
final class ActionReader {
    private final InstantReader times;
    private @Nullable String id;
    private @Nullable String at;
    private @Nullable String deviceId;
    private @Nullable String deviceName;
    private @Nullable String profile;
    private @Nullable String peerAddress;
    private @Nullable String endpoint;
    private @Nullable String family;
    private @Nullable String method;
    private @Nullable String host;
    private @Nullable String target;
    private @Nullable String rule;
    private @Nullable String verdict;
    private @Nullable String reason;
    private @Nullable String credential;
    private @Nullable String digest;
    private @Nullable Map<String, List<String>> headers;
    private String query = "";
    private String body = "";
    private boolean bodyCut;
    private List<String> approvedBy = List.of();
    private String log = ActionRecord.FULL;
    private List<String> tags = List.of();
    private List<String> shadow = List.of();
    private final BasisReader basis = new BasisReader();

    ActionReader(InstantReader times) {
        this.times = times;
    }

    /**
     * @throws tools.jackson.core.JacksonException when it is not the object of an action
     * @throws java.time.format.DateTimeParseException when its time is none
     */
    ActionRecord read(JsonParser from) {
        object(from, this::property);
        return new ActionRecord(
                required(from, id),
                times.of(required(from, at)),
                required(from, deviceId),
                required(from, deviceName),
                required(from, profile),
                required(from, peerAddress),
                required(from, endpoint),
                required(from, family),
                required(from, method),
                required(from, host),
                required(from, target),
                query,
                required(from, headers),
                body,
                bodyCut,
                required(from, rule),
                required(from, verdict),
                required(from, reason),
                required(from, credential),
                approvedBy,
                required(from, digest),
                log,
                tags,
                shadow,
                basis.basis(required(from, credential)));
    }

    private void property(String name, JsonParser from) {
        switch (name) {
            case "id" -> id = text(from);
            case "at" -> at = text(from);
            case "device_id" -> deviceId = text(from);
            case "device_name" -> deviceName = text(from);
            case "profile" -> profile = text(from);
            case "peer_address" -> peerAddress = text(from);
            case "endpoint" -> endpoint = text(from);
            case "family" -> family = text(from);
            case "method" -> method = text(from);
            case "host" -> host = text(from);
            case "target" -> target = text(from);
            case "query" -> query = text(from);
            case "body" -> body = text(from);
            case "rule" -> rule = text(from);
            case "verdict" -> verdict = text(from);
            case "reason" -> reason = text(from);
            case "credential" -> credential = text(from);
            case "digest" -> digest = text(from);
            case "headers" -> headers = headers(from);
            case "body_cut" -> bodyCut = flag(from);
            case "approved_by" -> approvedBy = texts(from);
            case "log" -> log = text(from);
            case "tags" -> tags = texts(from);
            case "shadow" -> shadow = texts(from);
            default -> basis.property(name, from);
        }
    }

    private static Map<String, List<String>> headers(JsonParser from) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        object(from, (name, values) -> headers.put(name, texts(values)));
        return headers;
    }
}
