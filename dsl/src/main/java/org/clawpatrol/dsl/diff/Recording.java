package org.clawpatrol.dsl.diff;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clawpatrol.dsl.test.Expectation;
import org.clawpatrol.dsl.test.Fixture;
import org.clawpatrol.dsl.test.FixtureException;
import org.clawpatrol.dsl.test.FixtureFile;
import org.clawpatrol.dsl.test.FixtureReader;
import org.clawpatrol.dsl.test.FixtureRunner;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.fact.Missing;
import org.clawpatrol.engine.fact.OverlaidFacts;
import org.clawpatrol.engine.policy.Decision;
import org.clawpatrol.engine.value.Value;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns actions that were made of facts into recorded ones, reads those as live traffic is read,
 * and keeps them only where both sides then answer what they answered to the facts. One thread.
 */
final class Recording {
    private final Trial before;
    private final Trial after;
    private final Map<Family, FixtureReader> readers;
    private final FixtureFile files = new FixtureFile();

    /**
     * @param readers by family; without one nothing of the family is recorded
     */
    Recording(Trial before, Trial after, Map<Family, FixtureReader> readers) {
        this.before = before;
        this.after = after;
        this.readers = readers;
    }

    /**
     * A recorded action.
     *
     * @param action the object that fixtures have under {@code action}
     * @param overrides facts that no fixture can say, in place of those that are read
     */
    record Recorded(Map<String, Object> action, Map<Fact, Value> overrides) {}

    /** Empty where no recorded action is answered so. */
    Optional<Recorded> of(Draft draft, Difference wanted) {
        boolean sayable =
                draft.lost().stream().allMatch(fact -> fact.path().equals("http.body_json"));
        FixtureReader reader = readers.get(after.side().family());
        boolean refused = draft.unparseable() && after.side().family() != Family.SQL;
        if (reader == null || !sayable || refused) {
            return Optional.empty();
        }
        RecordedBlock block = new RecordedBlock(draft, after.given(), after.side().family());
        Map<String, Object> action = action(draft, block);
        Recorded plain = new Recorded(action, Map.of());
        if (agrees(plain, wanted, reader)) {
            return Optional.of(plain);
        }
        Recorded overridden = new Recorded(action, overrides(draft, block.said()));
        return agrees(overridden, wanted, reader) ? Optional.of(overridden) : Optional.empty();
    }

    private Map<String, Object> action(Draft draft, RecordedBlock block) {
        Map<String, Object> action = new LinkedHashMap<>();
        String host =
                block.host()
                        .orElseGet(
                                () ->
                                        after.side().endpoint().hosts().stream()
                                                .map(pattern -> pattern.name())
                                                .findFirst()
                                                .orElse("host.invalid"));
        action.put("host", host);
        after.dispatch().credential().ifPresent(name -> action.put("credential", name));
        action.put(after.side().family().id(), block.block());
        if (draft.truncated()) {
            action.put("truncated", true);
        }
        return action;
    }

    /** What the rules read and the action cannot say. */
    private Map<Fact, Value> overrides(Draft draft, Set<Fact> said) {
        Set<Fact> read =
                Stream.of(before, after)
                        .flatMap(trial -> trial.side().policy().reads().stream())
                        .collect(Collectors.toSet());
        Map<Fact, Value> overrides = new LinkedHashMap<>();
        read.stream()
                .sorted(Comparator.comparingInt(Fact::slot))
                .filter(fact -> !said.contains(fact))
                .forEach(fact -> value(draft, fact).ifPresent(value -> overrides.put(fact, value)));
        return overrides;
    }

    private Optional<Value> value(Draft draft, Fact fact) {
        Value special = draft.values().get(fact);
        boolean lost =
                (draft.truncated() && fact.lostWhenTruncated())
                        || (draft.unparseable() && fact.lostWhenUnparseable());
        boolean must = fact.missing() == Missing.UNKNOWN || fact.variable().equals("sql");
        return special != null || !must || lost
                ? Optional.ofNullable(special)
                : Optional.of(after.facts(draft).value(fact));
    }

    private boolean agrees(Recorded recorded, Difference wanted, FixtureReader reader) {
        try {
            return new Difference(answer(before, recorded, reader), answer(after, recorded, reader))
                    .equals(wanted);
        } catch (FixtureException e) {
            return false;
        }
    }

    private Trial.Answer answer(Trial trial, Recorded recorded, FixtureReader reader)
            throws FixtureException {
        return trial.answer(facts(trial, recorded, reader));
    }

    private Facts facts(Trial trial, Recorded recorded, FixtureReader reader)
            throws FixtureException {
        Map<String, Object> action = new LinkedHashMap<>(recorded.action());
        action.remove("credential");
        trial.dispatch().credential().ifPresent(name -> action.put("credential", name));
        Facts read =
                reader.read(
                        fixture(action).action(),
                        trial.side().endpoint(),
                        trial.side().configuration().gateway().limits());
        return new OverlaidFacts(read, recorded.overrides());
    }

    private Fixture fixture(Map<String, Object> action) throws FixtureException {
        Map<String, Object> match =
                Map.of("verdict", "deny", "endpoint", after.side().endpoint().typedName());
        try {
            String text =
                    JsonMapper.shared()
                            .writeValueAsString(Map.of("action", action, "match", match));
            return files.parse(text.getBytes(StandardCharsets.UTF_8));
        } catch (JacksonException e) {
            throw new FixtureException("cannot be written");
        }
    }

    /** What a test of it expects: what the later configuration answers. */
    Optional<Expectation> expectation(Recorded recorded) {
        FixtureReader reader = readers.get(after.side().family());
        if (reader == null) {
            return Optional.empty();
        }
        try {
            if (recorded.overrides().isEmpty()) {
                return Optional.of(
                        new FixtureRunner(after.side().configuration(), readers)
                                .replay(fixture(recorded.action())));
            }
            Decision decision = after.decision(facts(after, recorded, reader));
            String endpoint = after.side().endpoint().typedName();
            return Optional.of(
                    new Expectation(
                            Effect.of(decision, List.of(), after.side().configuration()).verdict(),
                            decision.ruleName(),
                            endpoint,
                            ""));
        } catch (FixtureException e) {
            return Optional.empty();
        }
    }
}
