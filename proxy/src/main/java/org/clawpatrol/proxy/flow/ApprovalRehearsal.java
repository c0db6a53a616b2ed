package org.clawpatrol.proxy.flow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.clawpatrol.dsl.test.Settlement;
import org.clawpatrol.dsl.test.StubbedAnswer;
import org.clawpatrol.proxy.approval.ApprovalRequest;
import org.clawpatrol.proxy.approval.ApprovalResult;
import org.clawpatrol.proxy.approval.Approvals;
import org.clawpatrol.proxy.credential.Lease;
import org.clawpatrol.proxy.telemetry.TraceFields;
import org.clawpatrol.proxy.telemetry.Watch;

/**
 * Settles decisions as live ones are, by the same {@link Gatekeeper}, with approvers whose answers
 * are given. Permits go nowhere: there is no origin. Safe to share.
 */
public final class ApprovalRehearsal implements Settlement {
    private static final Peer NOBODY = new Peer("test", "test", "", "127.0.0.1");

    private final Watch watch = Watch.untraced();

    @Override
    public Settled settle(Decided action, Map<String, StubbedAnswer> answers) {
        Stubs stubs = new Stubs(answers);
        AtomicReference<Gate> gate = new AtomicReference<>(new Gate.Abandoned(List.of()));
        new Gatekeeper(stubs, (_, _) -> {})
                .settle(rehearsed(action), action.decision(), new NoOrigin(), gate::set);
        return switch (gate.get()) {
            case Gate.Open _ -> new Settled(true, "", stubs.asked, stubs.unanswered);
            case Gate.Shut shut ->
                    new Settled(false, shut.refusal().reason(), stubs.asked, stubs.unanswered);
            case Gate.Abandoned _ -> new Settled(false, "", stubs.asked, stubs.unanswered);
        };
    }

    @Override
    public List<String> shadow(Decided action) {
        return ShadowDecisions.differing(rehearsed(action), action.decision());
    }

    private Action rehearsed(Decided action) {
        String host =
                action.endpoint().hosts().stream().findFirst().map(Object::toString).orElse("");
        return new Action(
                "test",
                new Peer(
                        NOBODY.deviceId(),
                        NOBODY.deviceName(),
                        action.profile().orElse(""),
                        NOBODY.address()),
                action.configuration(),
                action.endpoint(),
                action.configuration().policy().endpoint(action.endpoint().name()).orElseThrow(),
                action.credential(),
                action.facts(),
                new Description("", host, "", "", "", Map.of(), "", 0, false, ""),
                watch.follow(0, TraceFields.none()));
    }

    /** Approvers that answer at once. One thread, one use. */
    private static final class Stubs implements Approvals {
        private final Map<String, StubbedAnswer> answers;
        private final List<String> asked = new ArrayList<>();
        private Optional<String> unanswered = Optional.empty();

        Stubs(Map<String, StubbedAnswer> answers) {
            this.answers = answers;
        }

        @Override
        public Ticket ask(
                ApprovalRequest request, Duration timeout, Consumer<ApprovalResult> callback) {
            String name = request.approver();
            asked.add(name);
            StubbedAnswer answer = answers.get(name);
            if (answer == null) {
                unanswered = unanswered.or(() -> Optional.of(name));
                callback.accept(new ApprovalResult.Unavailable("no answer is given"));
            } else {
                callback.accept(result(answer, name, timeout));
            }
            return () -> {};
        }

        private static ApprovalResult result(StubbedAnswer answer, String name, Duration timeout) {
            return switch (answer.kind()) {
                case ALLOW -> new ApprovalResult.Allowed(List.of(name));
                case DENY -> new ApprovalResult.Denied(name, answer.reason());
                case TIMEOUT -> new ApprovalResult.TimedOut(timeout);
                case ERROR -> new ApprovalResult.Unavailable(answer.reason());
            };
        }
    }

    /** An agent that stays, and nothing to forward to. */
    private static final class NoOrigin implements Exchange {
        @Override
        public Executor executor() {
            return Runnable::run;
        }

        @Override
        public boolean alive() {
            return true;
        }

        @Override
        public void onGone(Runnable action) {}

        @Override
        public void forward(Permit permit, Lease lease, Done done) {
            throw new IllegalStateException("a rehearsal forwards nothing");
        }

        @Override
        public void refuse(Refusal refusal) {
            throw new IllegalStateException("a rehearsal answers nobody");
        }
    }
}
