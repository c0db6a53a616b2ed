package org.clawpatrol.proxy.learn;

import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.clawpatrol.proxy.journal.ActionRecord;
import org.clawpatrol.proxy.replay.Answer.Verdict;

/** Collects recorded actions and proposes rules for them. Bounded; one thread. */
public final class Learner {
    private static final Pattern ENDPOINT =
            Pattern.compile("(https|kubernetes)\\.[A-Za-z_][A-Za-z0-9_-]{0,127}");

    /** Undecoded and ambiguous paths, and what no path that was let through has. */
    private static final Pattern UNCLEAR =
            Pattern.compile("%[0-9A-Fa-f]{2}|//|/\\.{1,2}(/|$)|[\\x00-\\x1f\\x7f\\\\]");

    private static final String CUT = "[clawpatrol:cut]";
    private static final int MOST = 200_000;

    private final SortedMap<String, EndpointTraffic> traffic = new TreeMap<>();
    private long taken;
    private long left;
    private long distinct;

    /** Takes an action in, unless nothing can be learned from it. */
    public void add(ActionRecord record) {
        Optional<Verdict> verdict = verdict(record.verdict());
        if (verdict.isEmpty()
                || !ENDPOINT.matcher(record.endpoint()).matches()
                || unclear(record)) {
            left++;
            return;
        }
        EndpointTraffic here =
                traffic.computeIfAbsent(record.endpoint(), any -> new EndpointTraffic());
        Seen seen = new Seen(record.method().toUpperCase(Locale.ROOT), record.target());
        if (!here.of(verdict.get()).containsKey(seen) && ++distinct > MOST) {
            throw new TooMuchTrafficException(MOST);
        }
        taken++;
        here.add(verdict.get(), seen);
    }

    /**
     * A recorded denial whose path is not known could be of any path; it is counted as left out.
     */
    private static boolean unclear(ActionRecord record) {
        String path = record.target();
        return !path.startsWith("/")
                || path.endsWith(CUT)
                || record.method().startsWith("WS ")
                || record.log().equals("none")
                || UNCLEAR.matcher(path).find();
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
     * The rules, formatted as {@code policy fmt} does.
     *
     * @param approver who is asked where somebody was, such as {@code builtin.dashboard}
     */
    public String proposal(String approver) {
        return new Proposal(approver).text(traffic, taken, left);
    }
}
