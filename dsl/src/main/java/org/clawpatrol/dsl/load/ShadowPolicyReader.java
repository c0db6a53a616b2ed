package org.clawpatrol.dsl.load;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.ShadowPolicy;
import org.clawpatrol.dsl.schema.ConfigurationSchema;
import org.clawpatrol.dsl.schema.DecodedBlock;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Severity;
import org.clawpatrol.dsl.source.Span;
import org.clawpatrol.engine.policy.EndpointPolicy;

/**
 * Loads the configuration that {@code gateway.shadow_policy} names, for its rules alone. Whatever
 * is wrong with it is a warning. What that configuration names as its own shadow policy is not
 * followed. One thread.
 */
final class ShadowPolicyReader {
    private static final String ATTRIBUTE = "shadow_policy";

    private final ConfigurationSchema schema;
    private final PolicyLoader.Surroundings surroundings;
    private final UserPaths paths;

    ShadowPolicyReader(
            ConfigurationSchema schema, PolicyLoader.Surroundings surroundings, UserPaths paths) {
        this.schema = schema;
        this.surroundings = surroundings;
        this.paths = paths;
    }

    /**
     * What came of it.
     *
     * @param policy empty when none is named, or when it is broken
     * @param sources the files it was made from, to be watched; those of a broken one too
     * @param warnings why it is broken
     */
    record Found(Optional<ShadowPolicy> policy, Set<Path> sources, List<Diagnostic> warnings) {
        static final Found NOTHING = new Found(Optional.empty(), Set.of(), List.of());

        boolean isBroken() {
            return !warnings.isEmpty();
        }
    }

    /** Never throws for what is in it. */
    Found read(Optional<DecodedBlock> gateway) {
        return gateway.flatMap(block -> block.filled(ATTRIBUTE).map(path -> read(path, block)))
                .orElse(Found.NOTHING);
    }

    private Found read(String written, DecodedBlock gateway) {
        Span where = gateway.span(ATTRIBUTE);
        return paths.absolute(written)
                .map(path -> load(path, where))
                .orElseGet(
                        () ->
                                new Found(
                                        Optional.empty(),
                                        Set.of(),
                                        List.of(broken(where, "its path is not usable"))));
    }

    private Found load(Path path, Span where) {
        Diagnostics diagnostics = new Diagnostics();
        ConfigurationFiles files = new ConfigurationFiles(path, diagnostics);
        try {
            LoadResult result = new Loading(schema, files, surroundings, diagnostics).runAlone();
            return new Found(
                    result.configuration().map(ShadowPolicyReader::policy),
                    files.all(),
                    result.configuration().isPresent()
                            ? List.of()
                            : warnings(where, result.diagnostics()));
        } catch (RuntimeException | StackOverflowError e) {
            String problem = "loading it failed: " + e.getClass().getSimpleName();
            return new Found(Optional.empty(), files.all(), List.of(broken(where, problem)));
        }
    }

    private static ShadowPolicy policy(Configuration other) {
        Map<String, EndpointPolicy> policies = new HashMap<>();
        other.endpoints()
                .forEach(
                        (name, endpoint) ->
                                other.policy()
                                        .endpoint(name)
                                        .ifPresent(
                                                rules ->
                                                        policies.put(endpoint.typedName(), rules)));
        return new ShadowPolicy(policies, true);
    }

    private static List<Diagnostic> warnings(Span where, List<Diagnostic> problems) {
        long errors = problems.stream().filter(p -> p.severity() == Severity.ERROR).count();
        List<Diagnostic> warnings = new ArrayList<>();
        warnings.add(broken(where, "it has " + errors + (errors == 1 ? " error" : " errors")));
        problems.stream().map(ShadowPolicyReader::lowered).forEach(warnings::add);
        return warnings;
    }

    private static Diagnostic broken(Span where, String problem) {
        return Diagnostic.warning(
                        LoadResult.BROKEN_SHADOW_POLICY,
                        where,
                        "the shadow policy is broken and decides nothing: " + problem)
                .help("repair it, or remove `" + ATTRIBUTE + "`; the live policy is not concerned");
    }

    private static Diagnostic lowered(Diagnostic problem) {
        return new Diagnostic(
                Severity.WARNING,
                problem.id(),
                "shadow policy: " + problem.message(),
                problem.span(),
                problem.help(),
                problem.notes(),
                problem.confidential());
    }
}
