package org.clawpatrol.dsl.test;

import java.util.List;
import org.clawpatrol.dsl.hcl.Block;
import org.clawpatrol.dsl.hcl.Body;

/**
 * The blocks of a test, those that may stand there several times apart. Immutable.
 *
 * @param rest the test without them
 */
record TestParts(Block rest, List<Block> approvers, List<Block> steps) {
    TestParts {
        approvers = List.copyOf(approvers);
        steps = List.copyOf(steps);
    }

    static TestParts of(Block test) {
        Body body = test.body();
        List<Block> others =
                body.blocks().stream()
                        .filter(b -> !b.type().equals("approver") && !b.type().equals("step"))
                        .toList();
        return new TestParts(
                new Block(
                        test.type(),
                        test.typeSpan(),
                        test.labels(),
                        new Body(body.attributes(), others, body.span()),
                        test.header(),
                        test.open()),
                named(body, "approver"),
                named(body, "step"));
    }

    private static List<Block> named(Body body, String type) {
        return body.blocks().stream().filter(block -> block.type().equals(type)).toList();
    }
}
