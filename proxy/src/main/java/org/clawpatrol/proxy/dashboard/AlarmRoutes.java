package org.clawpatrol.proxy.dashboard;

import io.javalin.http.Context;
import java.util.List;
import org.clawpatrol.proxy.dashboard.page.Alarm;
import org.clawpatrol.proxy.dashboard.page.JtealarmGenerated;
import org.clawpatrol.proxy.flow.ShadowAlarm;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What must not be overlooked: the banner of every page, and the same as JSON. */
final class AlarmRoutes {
    private final GatewayStatus status;

    AlarmRoutes(GatewayStatus status) {
        this.status = status;
    }

    List<Route> all() {
        return List.of(
                Route.get("/fragments/alarm", this::fragment),
                Route.get("/api/alarms", this::counts));
    }

    static Alarm alarm(GatewayStatus status) {
        long differed = status.shadowCheck().differed();
        return new Alarm(
                Long.toString(differed),
                differed == 0
                        ? ""
                        : "Policy shadow check: "
                                + differed
                                + (differed == 1 ? " decision" : " decisions")
                                + " of the compiled policy differed from its rules in order; the"
                                + " actions were refused. Their records and the gateway's log name"
                                + " the rules. This stays until the gateway is started anew.");
    }

    private void fragment(Context request) {
        Alarm alarm = alarm(status);
        if (alarm.version().equals(request.queryParam("v"))) {
            request.status(204);
            return;
        }
        Answers.page(request, (out, none) -> JtealarmGenerated.render(out, none, alarm));
    }

    private void counts(Context request) {
        ShadowAlarm.Counts counts = status.shadowCheck();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.putObject("shadow_check")
                .put("compared", counts.compared())
                .put("differed", counts.differed());
        Answers.json(request, answer);
    }
}
