package org.clawpatrol.dsl.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.dsl.config.Defaults;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.dsl.schema.BlockDecoder;
import org.clawpatrol.dsl.schema.BlockSchema;
import org.clawpatrol.dsl.schema.ConfigurationSchema;
import org.clawpatrol.dsl.schema.DecodedBlock;
import org.clawpatrol.dsl.schema.EntityKind;
import org.clawpatrol.dsl.source.Diagnostics;

/** Decodes the policy blocks, kind by kind, each in declaration order. One thread. */
final class DeclarationDecoder {
    private final ConfigurationSchema schema;
    private final SymbolTable symbols;
    private final Diagnostics diagnostics;
    private final BlockDecoder blocks;
    private final ReferenceCheck references;
    private final RuntimeCheck runtime;
    private final Declarations declarations = new Declarations();

    DeclarationDecoder(
            ConfigurationSchema schema,
            SymbolTable symbols,
            BlockDecoder blocks,
            RuntimeCheck runtime,
            Diagnostics diagnostics) {
        this.schema = schema;
        this.symbols = symbols;
        this.blocks = blocks;
        this.runtime = runtime;
        this.diagnostics = diagnostics;
        this.references = new ReferenceCheck(symbols, diagnostics);
    }

    Declarations decode(Defaults defaults, UserPaths paths, PemReader certificates) {
        List<ProfileBuilder.Draft> profiles = profiles();
        approvers(new ApproverBuilder(defaults));
        stores(new SecretStoreBuilder(paths, certificates, diagnostics));
        CredentialBuilder credentials =
                new CredentialBuilder(symbols, declarations.stores, certificates, diagnostics);
        each(
                EntityKind.CREDENTIAL,
                (symbol, block) ->
                        schema.credential(symbol.type())
                                .map(type -> credentials.build(symbol, block, type))
                                .ifPresent(credential -> declare(credential, block)));
        tunnels(new TunnelCheck(symbols, certificates, diagnostics));
        EndpointBuilder endpoints = new EndpointBuilder(schema, certificates, diagnostics);
        each(
                EntityKind.ENDPOINT,
                (symbol, block) ->
                        endpoints
                                .build(symbol, block)
                                .ifPresent(endpoint -> declare(endpoint, block)));
        RuleBuilder rules = new RuleBuilder(schema, symbols, diagnostics);
        each(
                EntityKind.RULE,
                (symbol, block) -> rules.build(symbol, block).ifPresent(declarations.rules::add));
        merge(profiles);
        return declarations;
    }

    private void declare(CredentialConfig credential, DecodedBlock block) {
        declarations.credentials.put(credential.name(), credential);
        declarations.credentialHeaders.put(credential.name(), block.header());
        block.filled("store").ifPresent(declarations.usedStores::add);
    }

    private void declare(EndpointConfig endpoint, DecodedBlock block) {
        declarations.endpoints.put(endpoint.name(), endpoint);
        declarations.endpointHeaders.put(endpoint.name(), block.header());
    }

    private List<ProfileBuilder.Draft> profiles() {
        ProfileBuilder builder = new ProfileBuilder(symbols, diagnostics);
        List<ProfileBuilder.Draft> drafts = new ArrayList<>();
        each(
                EntityKind.PROFILE,
                (symbol, block) -> {
                    drafts.add(builder.build(symbol, block));
                    declarations.asyncProfiles |= block.flag("hitl_async_grants");
                });
        return drafts;
    }

    private void approvers(ApproverBuilder builder) {
        symbols.declared(EntityKind.APPROVER).stream()
                .filter(symbol -> symbol.block().isEmpty())
                .forEach(
                        symbol ->
                                declarations.approvers.put(symbol.name(), builder.builtIn(symbol)));
        ApproverCheck check = new ApproverCheck(diagnostics);
        each(
                EntityKind.APPROVER,
                (symbol, block) -> {
                    check.check(block);
                    declarations.asyncApprovers |= ApproverCheck.grant(block).isPresent();
                    declarations.approvers.put(symbol.name(), builder.build(symbol, block));
                    block.filled("credential").ifPresent(declarations.usedCredentials::add);
                });
    }

    private void stores(SecretStoreBuilder builder) {
        each(
                EntityKind.SECRET_STORE,
                (symbol, block) -> {
                    declarations.storeHeaders.put(symbol.name(), block.header());
                    builder.build(symbol, block)
                            .ifPresent(store -> declarations.stores.put(symbol.name(), store));
                });
    }

    private void tunnels(TunnelCheck check) {
        each(
                EntityKind.TUNNEL,
                (symbol, block) -> {
                    check.check(symbol, block);
                    block.filled("credential").ifPresent(declarations.usedCredentials::add);
                });
        check.checkCycles();
    }

    private void merge(List<ProfileBuilder.Draft> drafts) {
        Disambiguators disambiguators =
                new Disambiguators(
                        schema,
                        declarations.credentials,
                        InjectedEndpoints.of(declarations.rules),
                        diagnostics);
        for (ProfileBuilder.Draft draft : drafts) {
            declarations.profiles.put(draft.name(), disambiguators.merge(draft));
            declarations.profileHeaders.put(draft.name(), draft.header());
        }
    }

    /** Hands every block of a kind that decodes without a problem to its builder. */
    private void each(EntityKind kind, BiConsumer<Symbol, DecodedBlock> builder) {
        for (Symbol symbol : symbols.declared(kind)) {
            Optional<BlockSchema> type = schema.entity(kind, symbol.type());
            if (symbol.block().isEmpty() || type.isEmpty()) {
                continue;
            }
            DecodedBlock block = blocks.decode(symbol.block().get(), type.get());
            if (block.valid()) {
                references.check(block);
                runtime.look(block);
                builder.accept(symbol, block);
            }
        }
    }
}
