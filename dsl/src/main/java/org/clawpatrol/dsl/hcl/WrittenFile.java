package org.clawpatrol.dsl.hcl;

import java.util.List;

/**
 * A file without errors, with everything its author wrote. Immutable.
 *
 * @param tokens all of them, in the order of the text, with comments and every line end
 * @param syntax what the parser was given: no comments, and only the line ends that separate
 *     something; two files for which these are equal in kind and text have the same tree
 */
public record WrittenFile(Body body, List<SourceToken> tokens, List<SourceToken> syntax) {
    public WrittenFile {
        tokens = List.copyOf(tokens);
        syntax = List.copyOf(syntax);
    }
}
