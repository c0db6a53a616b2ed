package org.clawpatrol.dsl.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.clawpatrol.dsl.analysis.Test.AtMost;
import org.clawpatrol.dsl.analysis.Test.Contains;
import org.clawpatrol.dsl.analysis.Test.EndsWith;
import org.clawpatrol.dsl.analysis.Test.InNetwork;
import org.clawpatrol.dsl.analysis.Test.IsAddress;
import org.clawpatrol.dsl.analysis.Test.Matching;
import org.clawpatrol.dsl.analysis.Test.OneOf;
import org.clawpatrol.dsl.analysis.Test.StartsWith;
import org.clawpatrol.engine.value.AddressValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;

/** A text for which claims hold, by trying likely ones. One thread, one use. */
final class TextSample {
    private static final List<String> FILLERS = List.of("", "x", "/x", "1", "x/y", "A", "-", "é");
    private static final int LONGEST = 4096;

    private final List<Claim> claims;

    /**
     * @param claims about that text; whose subject it is does not matter
     */
    private TextSample(List<Claim> claims) {
        this.claims = claims;
    }

    /**
     * @param sizes claims about its length
     * @param likely what to try first
     */
    static Optional<Value> of(List<Claim> claims, List<Claim> sizes, List<String> likely) {
        TextSample sample = new TextSample(claims);
        return Stream.concat(likely.stream(), sample.candidates(lengths(sizes)))
                .filter(text -> isLong(text, sizes))
                .<Value>map(StringValue::new)
                .filter(
                        value ->
                                claims.stream().allMatch(claim -> Implication.agrees(value, claim)))
                .findFirst();
    }

    private static boolean isLong(String text, List<Claim> sizes) {
        Value length = new IntValue(text.codePointCount(0, text.length()));
        return sizes.stream().allMatch(claim -> Implication.agrees(length, claim));
    }

    /** The lengths that are worth trying. */
    static Set<Long> lengths(List<Claim> sizes) {
        return WholeSample.of(sizes, 0)
                .map(value -> ((IntValue) value).value())
                .filter(length -> length <= LONGEST && !sizes.isEmpty())
                .map(Set::of)
                .orElse(Set.of());
    }

    private Stream<String> candidates(Set<Long> lengths) {
        List<String> all = new ArrayList<>();
        String prefix = "";
        String suffix = "";
        StringBuilder parts = new StringBuilder();
        for (Claim claim : claims) {
            if (claim.holds()) {
                prefix = longer(prefix, claim.test() instanceof StartsWith(String p) ? p : "");
                suffix = longer(suffix, claim.test() instanceof EndsWith(String s) ? s : "");
                parts.append(claim.test() instanceof Contains(String p) ? p : "");
                all.addAll(whole(claim.test()));
            }
        }
        for (String filler : FILLERS) {
            all.add(prefix + parts + filler + suffix);
            all.add(prefix + filler + parts + suffix);
        }
        all.add(suffix.startsWith(prefix) ? suffix : prefix);
        UnaryOperator<String> padded = padding(lengths, prefix + parts, suffix);
        return Stream.concat(Stream.of(padded.apply("")), all.stream());
    }

    private static UnaryOperator<String> padding(Set<Long> lengths, String head, String tail) {
        int length = lengths.stream().findFirst().map(Long::intValue).orElse(0);
        int missing = Math.max(0, length - head.length() - tail.length());
        return filler -> head + filler + "x".repeat(missing) + tail;
    }

    private static String longer(String one, String two) {
        return two.length() > one.length() ? two : one;
    }

    /** Texts that pass by themselves. */
    private static List<String> whole(Test test) {
        return switch (test) {
            case OneOf(Set<Value> values) ->
                    values.stream()
                            .filter(StringValue.class::isInstance)
                            .map(value -> ((StringValue) value).value())
                            .toList();
            case Matching(var pattern, _) -> PatternSample.of(pattern.pattern().pattern());
            case InNetwork(var network) -> List.of(new AddressValue(network.address()).text());
            case IsAddress _ -> List.of("192.0.2.1", "198.51.100.7", "10.0.0.1", "2001:db8::1");
            case StartsWith _, EndsWith _, Contains _, AtMost _ -> List.of();
            case Test _ -> List.of();
        };
    }
}
