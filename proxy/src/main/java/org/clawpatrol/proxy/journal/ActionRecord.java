package org.clawpatrol.proxy.journal;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What the journal keeps of one action when it was decided. Holds no secret.
 *
 * @param id the action's id
 * @param endpoint {@code type.name}, or empty for a host no endpoint claims
 * @param family fact family id, or empty
 * @param rule name of the deciding rule, or empty for a default decision
 * @param verdict {@code allow}, {@code deny}, {@code approved}, {@code denied} or {@code error}
 * @param reason for operators; may say more than the agent was told
 * @param credential name of the credential to inject, or empty
 * @param approvedBy who approved, stage by stage; where nobody had to decide in time, that
 * @param digest hex SHA-256 over the whole action
 * @param log how much is kept: {@code full}, {@code meta} or {@code none}
 * @param tags words of the deciding rule
 * @param shadow what rules that are not in force would have decided otherwise, in words
 * @param basis what it was decided on where the rest does not show that
 */
public record ActionRecord(
        String id,
        Instant at,
        String deviceId,
        String deviceName,
        String profile,
        String peerAddress,
        String endpoint,
        String family,
        String method,
        String host,
        String target,
        String query,
        Map<String, List<String>> headers,
        String body,
        boolean bodyCut,
        String rule,
        String verdict,
        String reason,
        String credential,
        List<String> approvedBy,
        String digest,
        String log,
        List<String> tags,
        List<String> shadow,
        Basis basis) {
    /** The {@code log} of a record that keeps everything. */
    static final String FULL = "full";

    public ActionRecord {
        tags = List.copyOf(tags);
        shadow = List.copyOf(shadow);
    }

    /** A record that keeps everything and carries no tags. */
    public ActionRecord(
            String id,
            Instant at,
            String deviceId,
            String deviceName,
            String profile,
            String peerAddress,
            String endpoint,
            String family,
            String method,
            String host,
            String target,
            String query,
            Map<String, List<String>> headers,
            String body,
            boolean bodyCut,
            String rule,
            String verdict,
            String reason,
            String credential,
            List<String> approvedBy,
            String digest) {
        this(
                id,
                at,
                deviceId,
                deviceName,
                profile,
                peerAddress,
                endpoint,
                family,
                method,
                host,
                target,
                query,
                headers,
                body,
                bodyCut,
                rule,
                verdict,
                reason,
                credential,
                approvedBy,
                digest,
                FULL,
                List.of(),
                List.of(),
                Basis.UNTOLD);
    }
}
