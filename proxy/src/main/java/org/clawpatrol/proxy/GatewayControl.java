package org.clawpatrol.proxy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.load.LoadResult;
import org.clawpatrol.dsl.source.DiagnosticRenderer;
import org.clawpatrol.proxy.control.ControlCommands;
import org.clawpatrol.proxy.device.DeviceRegistry;
import org.clawpatrol.proxy.device.DeviceToken;
import org.clawpatrol.proxy.device.EnrolmentStatus;
import org.clawpatrol.proxy.device.Enrolments;

/**
 * What a process of the gateway's own user may ask over the control socket: reload, status, what is
 * wrong with secrets, and joining as a device. Never an approval, and a profile of choice only with
 * an operator's token or an operator's click. Safe to share.
 */
final class GatewayControl implements ControlCommands {
    private final Gateway gateway;

    GatewayControl(Gateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public Map<String, Object> answer(Map<String, Object> request) {
        return switch (text(request, "command")) {
            case "reload" -> reload();
            case "status" -> status();
            case "concerns" -> concerns();
            case "join" -> join(request);
            case "join-poll" -> poll(text(request, "code"));
            default -> refused("unknown command");
        };
    }

    private Map<String, Object> reload() {
        LoadResult result = gateway.reload();
        Map<String, Object> answer = new LinkedHashMap<>();
        boolean taken = result.configuration().isPresent();
        answer.put("ok", taken);
        answer.put(
                "message",
                taken
                        ? "config reloaded: "
                                + gateway.configuration().endpoints().size()
                                + " endpoints across "
                                + gateway.configuration().profiles().size()
                                + " profiles"
                        : "the configuration has errors; the old policy stays in force");
        answer.put("diagnostics", DiagnosticRenderer.plain().render(result.diagnostics()));
        return answer;
    }

    private Map<String, Object> status() {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("ok", true);
        answer.put("proxy", proxy());
        answer.put("dashboard", gateway.dashboardUrl().orElse(""));
        answer.put("endpoints", gateway.configuration().endpoints().size());
        answer.put("profiles", gateway.configuration().profiles().size());
        answer.put("shadow_check", gateway.configuration().gateway().policyShadowCheck());
        answer.put("shadow_compared", gateway.shadowCheck().compared());
        answer.put("shadow_differed", gateway.shadowCheck().differed());
        return answer;
    }

    /** What is wrong with secrets as the gateway found them when it needed them; never a secret. */
    private Map<String, Object> concerns() {
        List<Map<String, String>> concerns =
                gateway.complaints().stream()
                        .filter(complaint -> complaint.ends().isEmpty())
                        .map(
                                complaint ->
                                        Map.of("name", complaint.name(), "text", complaint.text()))
                        .toList();
        return Map.of("ok", true, "concerns", concerns);
    }

    private Map<String, Object> join(Map<String, Object> request) {
        String name = text(request, "name");
        String profile = text(request, "profile");
        String operatorToken = text(request, "operator_token");
        boolean operator =
                !operatorToken.isEmpty()
                        && gateway.operators().tokens().authenticate(operatorToken).isPresent();
        if (!operatorToken.isEmpty() && !operator) {
            return refused("the operator token is not valid");
        }
        if (profile.isEmpty()) {
            return gateway.devices()
                    .defaultProfile()
                    .map(byDefault -> register(name, byDefault))
                    .orElseGet(() -> refused("the configuration declares no profile"));
        }
        if (!gateway.configuration().profiles().containsKey(profile)) {
            return refused(
                    "no profile `"
                            + profile
                            + "`; there are: "
                            + String.join(", ", gateway.configuration().profiles().keySet()));
        }
        return operator ? register(name, profile) : enrol(name, profile);
    }

    private Map<String, Object> register(String name, String profile) {
        Optional<DeviceRegistry.Registered> device = gateway.devices().register(name, profile);
        return device.map(registered -> granted(profile, registered.token()))
                .orElseGet(GatewayControl::unusableName);
    }

    private Map<String, Object> enrol(String name, String profile) {
        Optional<Enrolments.Ticket> ticket = gateway.enrolments().request(name, profile);
        if (ticket.isEmpty()) {
            return unusableName();
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("ok", true);
        answer.put("pending", true);
        answer.put("code", ticket.get().revealSecret());
        answer.put("user_code", ticket.get().pending().userCode());
        answer.put("url", gateway.dashboardUrl().orElse("the dashboard"));
        return answer;
    }

    private Map<String, Object> poll(String code) {
        return switch (gateway.enrolments().poll(code)) {
            case EnrolmentStatus.Waiting() -> Map.of("ok", true, "pending", true);
            case EnrolmentStatus.Granted granted -> granted(granted.profile(), granted.token());
            case EnrolmentStatus.Refused() -> refused("an operator refused this device");
            case EnrolmentStatus.Gone() -> refused("the request has expired; join again");
        };
    }

    private Map<String, Object> granted(String profile, DeviceToken token) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("ok", true);
        answer.put("profile", profile);
        answer.put("token", token.reveal());
        answer.put("proxy", proxy());
        answer.put("url", gateway.dashboardUrl().orElse(""));
        answer.put("ca_pem", gateway.caCertificate());
        return answer;
    }

    private String proxy() {
        var address = gateway.proxyAddress();
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }

    private static Map<String, Object> unusableName() {
        return refused(
                "the device name cannot be used (letters, digits, blank . _ @ - and at most 100), or"
                        + " too many devices wait for approval");
    }

    private static Map<String, Object> refused(String message) {
        return Map.of("ok", false, "message", message);
    }

    private static String text(Map<String, Object> request, String member) {
        return request.get(member) instanceof String text ? text : "";
    }
}
