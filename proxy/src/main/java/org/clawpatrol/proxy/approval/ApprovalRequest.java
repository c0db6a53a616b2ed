package org.clawpatrol.proxy.approval;

import java.util.List;
import java.util.Map;

/**
 * What an approver is asked. Bound to the whole action by its digest.
 *
 * @param approver name of the approver block
 * @param rule name of the rule that asks
 * @param reason the rule's reason
 * @param target path without query
 * @param body captured body as text
 * @param bodyCut whether the body shown is shorter than what would be sent
 * @param digest hex SHA-256 over the whole action
 * @param needed how many different operators must approve, at least 1
 */
public record ApprovalRequest(
        String actionId,
        String approver,
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
        String reason,
        String digest,
        int needed) {}
