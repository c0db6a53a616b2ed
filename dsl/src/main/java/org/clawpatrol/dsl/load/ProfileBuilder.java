package org.clawpatrol.dsl.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.schema.DecodedBlock;
import org.clawpatrol.dsl.schema.EntityKind;
import org.clawpatrol.dsl.schema.Suggestion;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Span;

/** Reads what profiles grant, before block-side disambiguators are merged in. One thread. */
final class ProfileBuilder {
    private final SymbolTable symbols;
    private final Diagnostics diagnostics;

    ProfileBuilder(SymbolTable symbols, Diagnostics diagnostics) {
        this.symbols = symbols;
        this.diagnostics = diagnostics;
    }

    /**
     * @param inline the disambiguators written in the profile
     */
    record InlineGrant(String credential, Map<String, String> inline) {}

    /**
     * @param header where to show problems between its grants
     */
    record Draft(String name, Span header, List<InlineGrant> grants) {}

    Draft build(Symbol symbol, DecodedBlock block) {
        Span span = block.span("credentials");
        List<InlineGrant> grants = new ArrayList<>();
        switch (block.raw("credentials").orElseGet(HclValue.NullValue::new)) {
            case HclValue.ListValue list -> {
                for (HclValue element : list.elements()) {
                    grant(element, span)
                            .filter(found -> declared(found, block))
                            .ifPresent(grants::add);
                }
            }
            case HclValue other -> report("C-PROF-LIST", span, "`credentials` must be a list");
        }
        return new Draft(symbol.name(), block.header(), List.copyOf(grants));
    }

    private Optional<InlineGrant> grant(HclValue element, Span span) {
        return switch (element) {
            case HclValue.StringValue name -> Optional.of(new InlineGrant(name.text(), Map.of()));
            case HclValue.ObjectValue object -> inline(object.members(), span);
            case HclValue other ->
                    report(
                            "C-PROF-ELEM",
                            span,
                            "an element of `credentials` must be a credential or an object");
        };
    }

    private Optional<InlineGrant> inline(Map<String, HclValue> members, Span span) {
        HclValue credential = members.get("credential");
        if (credential == null) {
            return report("C-PROF-NOCRED", span, "an object here needs the key `credential`");
        }
        if (!(credential instanceof HclValue.StringValue name)) {
            return report("C-PROF-CREDTYPE", span, "`credential` must be a reference");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (Map.Entry<String, HclValue> member : members.entrySet()) {
            if (member.getKey().equals("credential")) {
                continue;
            }
            if (!(member.getValue() instanceof HclValue.StringValue value)) {
                return report("C-PROF-DISTYPE", span, "`" + member.getKey() + "` must be a string");
            }
            if (value.text().isEmpty()) {
                return report(
                        "C-PROF-DISEMPTY", span, "`" + member.getKey() + "` must not be empty");
            }
            fields.put(member.getKey(), value.text());
        }
        return Optional.of(new InlineGrant(name.text(), Map.copyOf(fields)));
    }

    private boolean declared(InlineGrant grant, DecodedBlock block) {
        if (symbols.find(EntityKind.CREDENTIAL, grant.credential()).isPresent()) {
            return true;
        }
        Diagnostic problem =
                Diagnostic.error(
                                "C-REF-PROFILE",
                                block.header(),
                                "`credentials` names `"
                                        + grant.credential()
                                        + "`, but no credential of that name is declared")
                        .help(
                                Suggestion.of(
                                        grant.credential(),
                                        symbols.names(EntityKind.CREDENTIAL),
                                        "credentials"))
                        .note("named here", block.span("credentials"));
        diagnostics.add(symbols.withOtherKind(problem, EntityKind.CREDENTIAL, grant.credential()));
        return false;
    }

    private Optional<InlineGrant> report(String id, Span span, String message) {
        diagnostics.add(Diagnostic.error(id, span, message));
        return Optional.empty();
    }
}
