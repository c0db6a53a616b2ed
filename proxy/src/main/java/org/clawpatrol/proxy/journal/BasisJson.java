package org.clawpatrol.proxy.journal;

import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/**
 * The properties of a record that say what its action was decided on. Those that say what can be
 * expected are left out. Stateless.
 */
public final class BasisJson {
    /** A record that has this property tells what it was decided on. */
    static final String VERSION = "v";

    private static final int TOLD = 2;
    private static final int TEXT = 8 << 10;
    private static final int FACT_NAME = 1 << 10;
    private static final int FACTS = 256;

    private BasisJson() {}

    /**
     * @param credential name of the credential that the record says was put in
     */
    public static void write(JsonGenerator to, Basis basis, String credential) {
        if (!basis.told()) {
            return;
        }
        to.writeNumberProperty(VERSION, TOLD);
        if (!basis.dispatched().equals(credential)) {
            to.writeStringProperty("dispatched", BoundedText.of(basis.dispatched(), TEXT));
        }
        if (!basis.ruled().isEmpty()) {
            to.writeStringProperty("ruled", basis.ruled());
        }
        if (!basis.rawPath().isEmpty()) {
            to.writeStringProperty("raw_path", BoundedText.of(basis.rawPath(), TEXT));
        }
        if (!basis.stages().isEmpty()) {
            to.writeArrayPropertyStart("stages");
            basis.stages().forEach(stage -> to.writeString(BoundedText.of(stage, TEXT)));
            to.writeEndArray();
        }
        if (!basis.facts().isEmpty()) {
            facts(to, basis.facts());
        }
    }

    private static void facts(JsonGenerator to, Map<String, String> facts) {
        to.writeObjectPropertyStart("facts");
        facts.entrySet().stream()
                .limit(FACTS)
                .forEach(
                        fact ->
                                to.writeStringProperty(
                                        BoundedText.of(fact.getKey(), FACT_NAME),
                                        BoundedText.of(fact.getValue(), TEXT)));
        to.writeEndObject();
    }

    /**
     * From an object that has nothing but these properties.
     *
     * @param from before the object
     * @throws tools.jackson.core.JacksonException when that is not what it is
     */
    public static Basis read(JsonParser from, String credential) {
        BasisReader basis = new BasisReader();
        from.nextToken();
        StrictJson.object(from, basis::property);
        return basis.basis(credential);
    }
}
