package org.clawpatrol.dsl.hcl;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a function is called. Immutable.
 *
 * @param parameters those that are always given
 * @param optional those that may be left out, from the last on
 * @param rest what may be given any number of times behind the others
 * @param doc what the function gives, one line for the reference
 */
public record Signature(
        String name,
        List<Parameter> parameters,
        List<Parameter> optional,
        Optional<Parameter> rest,
        String doc) {
    public Signature {
        parameters = List.copyOf(parameters);
        optional = List.copyOf(optional);
    }

    public static Signature of(String name, String doc, Parameter... parameters) {
        return new Signature(name, List.of(parameters), List.of(), Optional.empty(), doc);
    }

    public Signature optional(Parameter parameter) {
        List<Parameter> more = Stream.concat(optional.stream(), Stream.of(parameter)).toList();
        return new Signature(name, parameters, more, rest, doc);
    }

    public Signature rest(Parameter parameter) {
        return new Signature(name, parameters, optional, Optional.of(parameter), doc);
    }

    /** Such as {@code replace(text, find, with)} or {@code concat(list...)}. */
    public String usage() {
        Stream<String> last = rest.map(parameter -> parameter.name() + "...").stream();
        Stream<String> left = optional.stream().map(parameter -> "[" + parameter.name() + "]");
        return Stream.of(parameters.stream().map(Parameter::name), left, last)
                .flatMap(names -> names)
                .collect(Collectors.joining(", ", name + "(", ")"));
    }

    boolean takes(int arguments) {
        int most = parameters.size() + optional.size();
        return arguments >= parameters.size() && (rest.isPresent() || arguments <= most);
    }

    /** The parameter that an argument is for; there is one for every argument it takes. */
    Parameter parameter(int index) {
        if (index < parameters.size()) {
            return parameters.get(index);
        }
        int left = index - parameters.size();
        return left < optional.size() ? optional.get(left) : rest.orElseThrow();
    }
}
