package org.clawpatrol.dsl.coverage;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.clawpatrol.dsl.source.Span;

/**
 * What the tests of a run exercise of a policy. Immutable.
 *
 * @param endpoints in the order of their declaration, those without rules left out
 */
public record Coverage(List<OfEndpoint> endpoints) {
    public Coverage {
        endpoints = List.copyOf(endpoints);
    }

    /**
     * The rules of one endpoint.
     *
     * @param endpoint {@code type.name}
     */
    public record OfEndpoint(String endpoint, List<OfRule> rules) {
        public OfEndpoint {
            rules = List.copyOf(rules);
        }

        public Share share() {
            return rules.stream().map(OfRule::share).reduce(Share.NOTHING, Share::plus);
        }
    }

    /**
     * One rule.
     *
     * @param header where it begins; empty where the policy has no text
     * @param decided how many tests it decided
     * @param atoms of its condition in the order of the text; none where it has no condition
     */
    public record OfRule(String name, Optional<Span> header, int decided, List<OfAtom> atoms) {
        public OfRule {
            atoms = List.copyOf(atoms);
        }

        /** Deciding counts once, each atom twice: true and false. */
        public Share share() {
            int covered = atoms.stream().mapToInt(atom -> atom.seen().covered()).sum();
            return new Share(covered + (decided > 0 ? 1 : 0), 2 * atoms.size() + 1);
        }
    }

    /** What no connective divides, as far as tests reached it. */
    public record OfAtom(String text, Span place, Seen seen) {}

    /**
     * So many of so many.
     *
     * @param of 0 where there is nothing to cover
     */
    public record Share(int covered, int of) {
        static final Share NOTHING = new Share(0, 0);

        Share plus(Share other) {
            return new Share(covered + other.covered, of + other.of);
        }

        /** From 0 to 100; 100 where there is nothing to cover. */
        public double percent() {
            return of == 0 ? 100 : 100.0 * covered / of;
        }

        /** Rounded down, so that only all is 100. */
        public String text() {
            return String.format(Locale.ROOT, "%.1f %%", Math.floor(percent() * 10) / 10);
        }
    }

    public Share total() {
        return endpoints.stream().map(OfEndpoint::share).reduce(Share.NOTHING, Share::plus);
    }
}
