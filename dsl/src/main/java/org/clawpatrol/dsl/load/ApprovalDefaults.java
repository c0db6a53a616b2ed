package org.clawpatrol.dsl.load;

import java.util.List;
import java.util.Set;
import org.clawpatrol.dsl.schema.DecodedBlock;
import org.clawpatrol.dsl.schema.Suggestion;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;

/**
 * Says what becomes of the defaults for approvers whose values may weaken safety, or whose approver
 * has no runtime. One thread.
 */
final class ApprovalDefaults {
    private static final String MODELS_LATER =
            "no `llm_approver` runs in this version; a rule that needs one keeps the gateway from"
                    + " starting";

    private final DecodedBlock defaults;
    private final Set<Unsafe> allowed;
    private final Diagnostics diagnostics;

    ApprovalDefaults(DecodedBlock defaults, Set<Unsafe> allowed, Diagnostics diagnostics) {
        this.defaults = defaults;
        this.allowed = allowed;
        this.diagnostics = diagnostics;
    }

    void advise() {
        defaults.text("human_on_timeout").ifPresent(this::onTimeout);
        defaults.text("llm_fail_mode").ifPresent(this::failMode);
        if (defaults.has("llm_cache_ttl")) {
            warn(
                    "W-LATER",
                    "llm_cache_ttl",
                    "`llm_cache_ttl` will keep a model's answers; until models run it does nothing",
                    MODELS_LATER);
        }
    }

    private void onTimeout(String word) {
        switch (word) {
            case "", "deny" -> {}
            case "allow" -> timeoutAllows();
            default ->
                    warn(
                            "W-UNSAFE",
                            "human_on_timeout",
                            "`" + word + "` is no value of `human_on_timeout` and acts as `deny`",
                            Suggestion.of(word, List.of("deny", "allow"), "values"));
        }
    }

    private void timeoutAllows() {
        if (allowed.contains(Unsafe.HUMAN_ON_TIMEOUT)) {
            warn(
                    "W-UNSAFE",
                    "human_on_timeout",
                    "an approval that nobody decides in time ALLOWS the request",
                    "this is in force because `allow_unsafe` names `human_on_timeout`");
            return;
        }
        warn(
                "W-UNSAFE",
                "human_on_timeout",
                "`human_on_timeout = \"allow\"` acts as `deny`: it would let through what nobody"
                        + " decided",
                "to want exactly that, write `allow_unsafe = [\"human_on_timeout\"]` in `gateway`");
    }

    private void failMode(String word) {
        switch (word) {
            case "", "closed" ->
                    warn(
                            "W-LATER",
                            "llm_fail_mode",
                            "`llm_fail_mode` will decide what a failing model means; `closed` is"
                                    + " a denial",
                            MODELS_LATER);
            case "human" ->
                    warn(
                            "W-LATER",
                            "llm_fail_mode",
                            "`llm_fail_mode = \"human\"` will ask a person when a model fails;"
                                    + " until models run it acts as `closed`, a denial",
                            MODELS_LATER);
            case "open" -> failsOpen();
            default ->
                    warn(
                            "W-UNSAFE",
                            "llm_fail_mode",
                            "`" + word + "` is no value of `llm_fail_mode` and acts as `closed`",
                            Suggestion.of(word, List.of("closed", "human", "open"), "values"));
        }
    }

    private void failsOpen() {
        if (allowed.contains(Unsafe.LLM_FAIL_MODE)) {
            warn(
                    "W-UNSAFE",
                    "llm_fail_mode",
                    "`llm_fail_mode = \"open\"` will allow the request when a model fails; until"
                            + " models run it acts as `closed`, a denial",
                    MODELS_LATER);
            return;
        }
        warn(
                "W-UNSAFE",
                "llm_fail_mode",
                "`llm_fail_mode = \"open\"` acts as `closed`: it would let through what a failing"
                        + " model did not decide",
                "to want exactly that, write `allow_unsafe = [\"llm_fail_mode\"]` in `gateway`");
    }

    private void warn(String id, String attribute, String message, String help) {
        diagnostics.add(Diagnostic.warning(id, defaults.span(attribute), message).help(help));
    }
}
