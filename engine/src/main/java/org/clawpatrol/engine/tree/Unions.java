package org.clawpatrol.engine.tree;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clawpatrol.engine.value.NetworkValue;

/** What either of two constraints along one axis comes to. Stateless. */
final class Unions {
    /** Most texts of a union; more stay apart. */
    private static final int LIMIT = 1_000;

    private Unions() {}

    /** The union of two lists that differ in one place, if there is one. */
    static Optional<List<Constraint>> of(List<Constraint> one, List<Constraint> two) {
        if (one.size() != two.size()) {
            return Optional.empty();
        }
        List<Constraint> united = new ArrayList<>(one);
        int differences = 0;
        for (int i = 0; i < one.size(); i++) {
            if (one.get(i).equals(two.get(i))) {
                continue;
            }
            Optional<Constraint> union = of(one.get(i), two.get(i));
            if (++differences > 1 || union.isEmpty()) {
                return Optional.empty();
            }
            united.set(i, union.get());
        }
        return Optional.of(united);
    }

    private static Optional<Constraint> of(Constraint one, Constraint two) {
        return switch (one) {
            case Constraint.OneOf(Set<String> texts)
                    when two instanceof Constraint.OneOf(Set<String> more) ->
                    texts(texts, more).map(Constraint.OneOf::new);
            case Constraint.StartsWith(Set<String> texts)
                    when two instanceof Constraint.StartsWith(Set<String> more) ->
                    texts(texts, more).map(Constraint.StartsWith::new);
            case Constraint.EndsWith(Set<String> texts)
                    when two instanceof Constraint.EndsWith(Set<String> more) ->
                    texts(texts, more).map(Constraint.EndsWith::new);
            case Constraint.Contains(Set<String> texts)
                    when two instanceof Constraint.Contains(Set<String> more) ->
                    texts(texts, more).map(Constraint.Contains::new);
            case Constraint.HasElement(Set<String> texts)
                    when two instanceof Constraint.HasElement(Set<String> more) ->
                    texts(texts, more).map(Constraint.HasElement::new);
            case Constraint.HasElementStarting(Set<String> texts)
                    when two instanceof Constraint.HasElementStarting(Set<String> more) ->
                    texts(texts, more).map(Constraint.HasElementStarting::new);
            case Constraint.HasEntry(String key, Set<String> texts)
                    when two instanceof Constraint.HasEntry(String same, Set<String> more)
                            && key.equals(same) ->
                    texts(texts, more).map(all -> new Constraint.HasEntry(key, all));
            case Constraint.InNetworks(Set<NetworkValue> networks)
                    when two instanceof Constraint.InNetworks(Set<NetworkValue> more) ->
                    joined(networks, more).map(Constraint.InNetworks::new);
            case Constraint _ -> Optional.empty();
        };
    }

    /** What nothing satisfies may be unknown all the same, so it is not lost in a union. */
    private static Optional<Set<String>> texts(Set<String> one, Set<String> two) {
        return one.isEmpty() || two.isEmpty() ? Optional.empty() : joined(one, two);
    }

    private static <T> Optional<Set<T>> joined(Set<T> one, Set<T> two) {
        if (one.size() + two.size() > LIMIT) {
            return Optional.empty();
        }
        Set<T> all = new HashSet<>(one);
        all.addAll(two);
        return Optional.of(all);
    }
}
