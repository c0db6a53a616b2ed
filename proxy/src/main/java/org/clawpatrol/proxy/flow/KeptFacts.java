package org.clawpatrol.proxy.flow;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clawpatrol.dsl.config.ShadowPolicies;
import org.clawpatrol.engine.expr.FactPath;
import org.clawpatrol.engine.expr.Frame;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.policy.EndpointPolicy;
import org.clawpatrol.engine.policy.LogDetail;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;
import org.clawpatrol.proxy.journal.FactText;
import org.clawpatrol.proxy.journal.RecordGaps;
import org.clawpatrol.proxy.journal.RecordMarks;

/**
 * What rules of an action's endpoint may read of it and its record will not show, as text, so that
 * the action can be decided again. Of what rules that are not in force read, content only where a
 * live rule reads that too. One use, one thread.
 */
final class KeptFacts {
    /** Of all names and texts together, in characters; what comes last is left out. */
    static final int MOST = 4 << 10;

    private static final FactPath TEXT = whole("ws", "text");
    private static final FactPath VERB =
            new FactPath(FactSchema.of(Family.K8S).fact("k8s", "verb").orElseThrow(), List.of());
    private static final FactPath METHOD = whole("http", "method");

    private static final Value GET = new StringValue("get");

    private final Map<String, String> facts = new LinkedHashMap<>();
    private final Action action;
    private final RecordGaps gaps;
    private final Frame frame;
    private int left = MOST;

    private KeptFacts(Action action, RecordGaps gaps) {
        this.action = action;
        this.gaps = gaps;
        this.frame = new Frame(action.facts());
    }

    private static Fact fact(String variable, String field) {
        return FactSchema.of(Family.HTTP).fact(variable, field).orElseThrow();
    }

    private static FactPath whole(String variable, String field) {
        return new FactPath(fact(variable, field), List.of());
    }

    /**
     * By name; none where the record shows all that rules read. Nothing is read that the decision
     * did not read and that is not at hand.
     *
     * @param log where it is not everything, nothing of the action is kept but its time
     */
    static Map<String, String> of(Action action, LogDetail log) {
        KeptPlan plan = KeptPlan.of(action);
        boolean message = RecordMarks.isMessage(action.description().method());
        if (plan.isNone() && !message) {
            return Map.of();
        }
        RecordGaps.Shown shown = shown(action.description());
        RecordGaps gaps = log == LogDetail.FULL ? plan.watched().expected(shown) : RecordGaps.NONE;
        if (gaps.isNone() && plan.time().isEmpty() && !message) {
            return Map.of();
        }
        KeptFacts kept = new KeptFacts(action, gaps);
        plan.time().ifPresent(kept::add);
        if (log == LogDetail.FULL) {
            if (message) {
                kept.addMessage(shown);
            }
            kept.addAll();
        }
        return kept.facts;
    }

    private static RecordGaps.Shown shown(Description all) {
        return new RecordGaps.Shown(
                all.method(),
                all.target(),
                all.rawPath(),
                all.query(),
                all.headers(),
                all.body(),
                all.bodyCut());
    }

    /** Always, so that what is not kept is as could be expected. */
    private void addMessage(RecordGaps.Shown shown) {
        Value text = frame.read(TEXT.fact());
        if (!shown.bodyWhole() || !text.equals(new StringValue(shown.body()))) {
            add(TEXT);
        }
        if (!frame.read(METHOD.fact()).equals(GET)) {
            add(METHOD);
        }
    }

    private void addAll() {
        if (gaps.isNone()) {
            return;
        }
        if (gaps.line() && action.policy().family() == Family.K8S) {
            // Whether the request could be read at all is part of every other fact.
            add(VERB);
        }
        addLacking(KeptPlan.of(action.policy()).places());
        ShadowPolicies shadow = action.configuration().shadow();
        shadow.rules().flatMap(rules -> rules.at(action.endpoint())).ifPresent(this::addShadow);
        shadow.beside().flatMap(rules -> rules.at(action.endpoint())).ifPresent(this::addShadow);
    }

    private void addShadow(EndpointPolicy rules) {
        addLacking(
                KeptPlan.of(rules).places().stream()
                        .filter(place -> isReadLive(place.fact()))
                        .toList());
    }

    private boolean isReadLive(Fact fact) {
        return !ShadowFacts.isOfContent(fact) || action.policy().reads().contains(fact);
    }

    private void addLacking(Collection<FactPath> places) {
        for (FactPath place : places) {
            if (gaps.concern(place.fact())) {
                add(place);
            }
        }
    }

    private void add(FactPath place) {
        Value held = frame.known(place.fact());
        if (held == null) {
            return;
        }
        FactText.Kept kept = FactText.of(place, held);
        String name = kept.name();
        int length = name.length() + kept.text().length();
        if (length <= left && facts.putIfAbsent(name, kept.text()) == null) {
            left -= length;
        }
    }
}
