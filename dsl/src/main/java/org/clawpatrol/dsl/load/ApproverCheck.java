package org.clawpatrol.dsl.load;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.clawpatrol.dsl.schema.DecodedBlock;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;

/** Checks what only approvers have: asynchronous grants, notifications, models. One thread. */
final class ApproverCheck {
    private static final long MOST_BODY_BYTES = 8L << 20;
    private static final List<String> MODELS = List.of("claude-", "gpt-", "o");

    private final Diagnostics diagnostics;

    ApproverCheck(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    void check(DecodedBlock approver) {
        grant(approver).ifPresent(grant -> asynchronous(approver, grant));
        if (approver.filled("channel").isPresent() && approver.filled("credential").isEmpty()) {
            diagnostics.add(
                    Diagnostic.warning(
                                    "W-CHANNEL",
                                    approver.span("channel"),
                                    "without `credential` nobody is notified in this channel")
                            .help(
                                    "decisions are taken on the dashboard; `channel = \"\"` says so"));
        }
        approver.text("model").ifPresent(model -> model(approver, model));
    }

    /** The block of asynchronous grants, when they are enabled. */
    static Optional<DecodedBlock> grant(DecodedBlock approver) {
        return approver.block("async_grant").filter(grant -> grant.flag("enabled"));
    }

    private void asynchronous(DecodedBlock approver, DecodedBlock grant) {
        positive(approver, "sync_wait_timeout");
        positive(grant, "approved_retry_ttl");
        if (!grant.filled("fingerprint_body").orElse("raw").equals("raw")) {
            report(grant, "fingerprint_body", "`fingerprint_body` must be `raw`");
        }
        OptionalLong bytes = grant.whole("max_body_bytes");
        if (bytes.isPresent() && (bytes.getAsLong() <= 0 || bytes.getAsLong() > MOST_BODY_BYTES)) {
            report(
                    grant,
                    "max_body_bytes",
                    "`max_body_bytes` must be from 1 to " + MOST_BODY_BYTES);
        }
        if (approver.filled("sync_wait_timeout").isEmpty()) {
            diagnostics.add(
                    Diagnostic.warning(
                                    "W-ASYNC-NEVER",
                                    grant.header(),
                                    "without `sync_wait_timeout` no approval is asynchronous")
                            .help("set it beside this block, for example to `20s`"));
        }
    }

    private void positive(DecodedBlock block, String attribute) {
        boolean wrong =
                block.filled(attribute).isPresent()
                        && block.length(attribute).filter(Duration::isPositive).isEmpty();
        if (wrong) {
            report(
                    block,
                    attribute,
                    "`" + attribute + "` must be a length of time above zero, such as `20s`");
        }
    }

    private void report(DecodedBlock block, String attribute, String message) {
        diagnostics.add(
                Diagnostic.error("C-ASYNC", block.span(attribute), message)
                        .help("or switch `async_grant` off: `enabled = false`"));
    }

    private void model(DecodedBlock approver, String model) {
        if (MODELS.stream().noneMatch(model::startsWith)) {
            diagnostics.add(
                    Diagnostic.warning(
                                    "W-MODEL",
                                    approver.span("model"),
                                    "`" + model + "` is of no known provider; it denies everything")
                            .help("known models begin with `claude-`, `gpt-` or `o`"));
        }
    }
}
