package org.clawpatrol.dsl.hcl;

import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Source;

/** Reports lines that begin neither an attribute nor a block. One thread. */
final class StrayStatements {
    private final SyntaxErrors errors;
    private final Diagnostics diagnostics;

    StrayStatements(Source source, Diagnostics diagnostics) {
        this.errors = new SyntaxErrors(source);
        this.diagnostics = diagnostics;
    }

    void check(ParserRuleContext context) {
        boolean failed = false;
        for (int i = 0; i < context.getChildCount(); i++) {
            ParseTree child = context.getChild(i);
            switch (child) {
                case HclParser.StatementContext statement -> {
                    check(statement, failed);
                    failed = statement.exception != null;
                }
                case HclParser.BlockContext block -> check(block);
                case HclParser.BlockBodyContext body -> check(body);
                default -> {}
            }
        }
    }

    /** A lone body is no second error where its block's first line was wrong. */
    private void check(HclParser.StatementContext statement, boolean afterFailure) {
        HclParser.StrayContext stray = statement.stray();
        if (stray == null) {
            check(statement);
        } else if (!afterFailure || stray.getStart().getType() != HclParser.LBRACE) {
            diagnostics.add(errors.notAStatement(stray));
        }
    }
}
