package org.clawpatrol.dsl;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.clawpatrol.dsl.source.MappedText;
import org.clawpatrol.dsl.source.Span;

/**
 * Trees of records as texts, without the places their parts come from.
 *
 * @param texts what the texts in them say
 */
public record TreeText(Function<MappedText, String> texts) {

    /** What a tree says. */
    public String of(Object tree) {
        return switch (tree) {
            case Span _ -> "";
            case MappedText text -> '"' + texts.apply(text) + '"';
            case Optional<?> optional -> optional.map(this::of).orElse("none");
            case Collection<?> all ->
                    all.stream().map(this::of).collect(Collectors.joining(", ", "[", "]"));
            case Record branch -> branch(branch);
            default -> String.valueOf(tree);
        };
    }

    private String branch(Record branch) {
        StringBuilder text = new StringBuilder(branch.getClass().getSimpleName()).append('(');
        for (RecordComponent component : branch.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                text.append(of(component.getAccessor().invoke(branch))).append(' ');
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return text.append(')').toString();
    }
}
