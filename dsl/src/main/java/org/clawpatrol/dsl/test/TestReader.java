package org.clawpatrol.dsl.test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.hcl.Attribute;
import org.clawpatrol.dsl.hcl.Block;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.load.ConfiguredNames;
import org.clawpatrol.dsl.schema.BlockDecoder;
import org.clawpatrol.dsl.schema.ExpressionReader;
import org.clawpatrol.dsl.source.Diagnostics;

/** Makes tests from their blocks: of a table one a row, of a sequence one a step. One thread. */
final class TestReader {
    private final ConfiguredNames names;
    private final Diagnostics diagnostics;

    TestReader(ConfiguredNames names, Diagnostics diagnostics) {
        this.names = names;
        this.diagnostics = diagnostics;
    }

    /** When the tests of a file happen, as the file says it. */
    Optional<Instant> time(Attribute written) {
        return names.expressions(diagnostics)
                .read(written.value())
                .flatMap(value -> TestTime.of(value, written.value().span(), diagnostics));
    }

    /**
     * None when a problem was reported.
     *
     * @param time when it happens unless the test says otherwise
     */
    List<PolicyTest> read(Block block, Optional<Instant> time) {
        Optional<Attribute> table = block.body().attribute("for_each");
        if (table.isEmpty()) {
            return tests(block, "", Optional.empty(), time);
        }
        Map<String, HclValue> rows =
                names.expressions(diagnostics)
                        .read(table.get().value())
                        .map(value -> TestRows.of(value, table.get().value().span(), diagnostics))
                        .orElse(Map.of());
        List<PolicyTest> tests = new ArrayList<>();
        for (Map.Entry<String, HclValue> row : rows.entrySet()) {
            List<PolicyTest> found =
                    tests(
                            block,
                            "[" + row.getKey() + "]",
                            Optional.of(TestRows.each(row.getKey(), row.getValue())),
                            time);
            if (found.isEmpty()) {
                // The other rows would say the same again.
                return List.of();
            }
            tests.addAll(found);
        }
        return tests;
    }

    /**
     * @param row what tells the tests of a row from those of others; empty without a table
     */
    private List<PolicyTest> tests(
            Block block, String row, Optional<HclValue> each, Optional<Instant> time) {
        ExpressionReader expressions = names.expressions(diagnostics, each);
        String name = block.labels().getFirst().text() + row;
        return new TestCases(names, new BlockDecoder(expressions, diagnostics), diagnostics)
                .read(name, TestParts.of(block), time);
    }
}
