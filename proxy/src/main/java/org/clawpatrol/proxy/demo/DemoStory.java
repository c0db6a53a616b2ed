package org.clawpatrol.proxy.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;

/** Plays the demo's steps and checks every outcome against what was stated. */
final class DemoStory {
    static final String HOST = "tracker.demo.test";

    private static final List<DemoStep> STEPS =
            List.of(
                    new DemoStep(
                            "a read is allowed and gets the credential",
                            "GET",
                            "https://" + HOST + "/tickets",
                            "",
                            Set.of(200),
                            "broken link",
                            "allow",
                            "reads",
                            true),
                    new DemoStep(
                            "a delete is rejected by a rule",
                            "DELETE",
                            "https://" + HOST + "/tickets/17",
                            "",
                            Set.of(403),
                            "agents do not delete tickets",
                            "deny",
                            "no-deletes",
                            false),
                    new DemoStep(
                            "a release waits for a person, who approves",
                            "POST",
                            "https://" + HOST + "/releases",
                            "{\"version\":\"2.1.0\"}",
                            Set.of(201),
                            "released",
                            "approved",
                            "releases-need-a-person",
                            true),
                    new DemoStep(
                            "a host the policy does not know is rejected",
                            "GET",
                            "https://unknown.demo.test/",
                            "",
                            Set.of(0, 403),
                            "",
                            "deny",
                            "",
                            false));

    private final DemoAgent agent;
    private final DemoApprover approver;
    private final DemoOrigin origin;
    private final String secret;

    /**
     * @param secret the real token, to show that the agent never sees it
     */
    DemoStory(DemoAgent agent, DemoApprover approver, DemoOrigin origin, String secret) {
        this.agent = agent;
        this.approver = approver;
        this.origin = origin;
        this.secret = secret;
    }

    /** Whether every outcome was as stated. */
    boolean play(PrintStream out) throws IOException, InterruptedException {
        boolean all = true;
        for (int i = 0; i < STEPS.size(); i++) {
            all &= new Scene(out).play(i + 1, STEPS.get(i));
        }
        boolean hidden = origin.authorizationsSeen().stream().noneMatch(DemoStory::isPlaceholder);
        new Scene(out)
                .line("placeholder", hidden ? "never reached the service" : "REACHED THE SERVICE");
        return all && hidden;
    }

    private static boolean isPlaceholder(String authorization) {
        return authorization.contains(DemoAgent.PLACEHOLDER);
    }

    /** Plays and prints one step. */
    private final class Scene {
        private final PrintStream out;

        Scene(PrintStream out) {
            this.out = out;
        }

        private boolean play(int number, DemoStep step) throws IOException, InterruptedException {
            out.println();
            out.println(number + ". " + step.title());
            line(
                    "agent sent",
                    step.method() + " " + step.url() + "  (Bearer " + DemoAgent.PLACEHOLDER + ")");
            int before = origin.authorizationsSeen().size();
            CompletableFuture<String> approval =
                    step.verdict().equals("approved")
                            ? approve()
                            : CompletableFuture.completedFuture("");
            DemoAgent.Answer answer = agent.send(step.method(), step.url(), step.body());
            line(
                    "agent saw",
                    (answer.status() == 0 ? "no connection: " : answer.status() + " ")
                            + answer.text());
            if (!approval.join().isEmpty()) {
                line("approver", approval.join());
            }
            Optional<JsonNode> record = approver.recorded(step.recordedMethod(), step.host());
            record.ifPresent(found -> line("policy", decisionIn(found)));
            boolean reached = origin.authorizationsSeen().size() > before;
            line("service", reached ? "saw the real token" : "saw nothing");
            boolean asStated =
                    step.statuses().contains(answer.status())
                            && answer.text().contains(step.fragment())
                            && !answer.text().contains(secret)
                            && record.filter(found -> matches(step, found)).isPresent()
                            && reached == step.reachesOrigin();
            line("outcome", asStated ? "as stated" : "NOT AS STATED");
            return asStated;
        }

        private static boolean matches(DemoStep step, JsonNode record) {
            return record.path("action").asString("").equals(step.verdict())
                    && record.path("rule").asString("").equals(step.rule());
        }

        private static String decisionIn(JsonNode record) {
            String rule = record.path("rule").asString("");
            String reason = record.path("reason").asString("");
            String credential = record.path("credential").asString("");
            return record.path("action").asString("")
                    + (rule.isEmpty() ? ", no rule" : ", rule \"" + rule + "\"")
                    + (credential.isEmpty() ? "" : ", credential " + credential + " injected")
                    + (reason.isEmpty() ? "" : ": " + reason);
        }

        private CompletableFuture<String> approve() {
            return CompletableFuture.supplyAsync(
                    () -> {
                        try {
                            return approver.approveNext();
                        } catch (IOException e) {
                            return "failed: " + e.getMessage();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                            return "interrupted";
                        }
                    },
                    task -> Thread.ofVirtual().name("demo-approver").start(task));
        }

        private void line(String label, String text) {
            out.printf("   %-12s %s%n", label, text);
        }
    }
}
