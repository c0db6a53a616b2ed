package org.clawpatrol.proxy.learn;

import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.clawpatrol.proxy.journal.ActionRecord;
import org.clawpatrol.proxy.journal.RecordMarks;
import org.clawpatrol.proxy.replay.Answer.Verdict;

/** Collects recorded actions and proposes rules for them. Bounded; one thread. */
public final class Learner {
    private static final Pattern ENDPOINT =
            Pattern.compile("(https|kubernetes)\\.[A-Za-z_][A-Za-z0-9_-]{0,127}");

    /** Undecoded and ambiguous paths, and what no path that was let through has. */
    private static final Pattern UNCLEAR =
            Pattern.compile("%[0-9A-Fa-f]{2}|//|/\\.{1,2}(/|$)|[\\x00-\\x1f\\x7f\\\\]");

    private static final int MOST = 200_000;

    private final SortedMap<String, EndpointTraffic> traffic = new TreeMap<>();
    private long taken;
    private final SortedMap<LeftOut, Long> left = new TreeMap<>();
    private long distinct;

    /** Takes an action in, unless nothing can be learned from it. */
    public void add(ActionRecord record) {
        Optional<Verdict> verdict = verdict(record.verdict());
        Optional<LeftOut> why =
                verdict.isEmpty() ? Optional.of(LeftOut.NO_VERDICT) : whyNot(record);
        if (why.isPresent()) {
            left.merge(why.get(), 1L, Long::sum);
            return;
        }
        EndpointTraffic here =
                traffic.computeIfAbsent(record.endpoint(), any -> new EndpointTraffic());
        Seen seen = new Seen(record.method().toUpperCase(Locale.ROOT), record.target());
        if (!here.of(verdict.orElseThrow()).containsKey(seen) && ++distinct > MOST) {
            throw new TooMuchTrafficException(MOST);
        }
        taken++;
        here.add(verdict.orElseThrow(), seen);
    }

    /**
     * A recorded denial whose path is not known could be of any path; it is counted as left out.
     */
    private static Optional<LeftOut> whyNot(ActionRecord record) {
        if (!ENDPOINT.matcher(record.endpoint()).matches()) {
            return Optional.of(LeftOut.NO_RULES);
        }
        if (RecordMarks.isMessage(record.method())) {
            return Optional.of(LeftOut.MESSAGE);
        }
        String path = record.target();
        if (record.log().equals("none") || path.isEmpty() || RecordMarks.isCut(path)) {
            return Optional.of(LeftOut.NO_PATH);
        }
        return path.startsWith("/") && !UNCLEAR.matcher(path).find()
                ? Optional.empty()
                : Optional.of(LeftOut.UNCLEAR_PATH);
    }

    /** What a person denied is not learned, and not allowed either. */
    private static Optional<Verdict> verdict(String word) {
        return switch (word) {
            case "allow" -> Optional.of(Verdict.ALLOW);
            case "approved", "hitl_allow" -> Optional.of(Verdict.APPROVE);
            case "deny", "denied", "hitl_deny" -> Optional.of(Verdict.DENY);
            default -> Optional.empty();
        };
    }

    /**
     * Rules for what was taken in so far.
     *
     * @param approver who is asked where somebody was, such as {@code builtin.dashboard}
     */
    public Proposal proposal(String approver) {
        return new Proposal(approver, taken, left, Proposal.endpoints(traffic));
    }
}
