package org.clawpatrol.dsl.explain;

import java.util.List;
import org.clawpatrol.engine.fact.Family;

/** The facts that say what an approver reads of an action. Stateless. */
final class ApproverFacts {
    private ApproverFacts() {}

    static List<String> of(Family family) {
        return switch (family) {
            case HTTP ->
                    List.of(
                            "http.method",
                            "http.host",
                            "http.path",
                            "http.query",
                            "http.headers",
                            "http.body");
            case K8S ->
                    List.of(
                            "k8s.verb",
                            "k8s.resource",
                            "k8s.namespace",
                            "k8s.name",
                            "k8s.container",
                            "k8s.command",
                            "http.body");
            case SQL -> List.of("sql.database", "sql.statement");
            case SSH -> List.of("ssh.verb", "ssh.command", "ssh.subsystem", "ssh.user");
        };
    }
}
