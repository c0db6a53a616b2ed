package org.clawpatrol.engine.fact;

import static org.clawpatrol.engine.type.Type.Simple.STRING;

import org.clawpatrol.engine.type.Type;

/** What a request of the git smart HTTP protocol does. Stateless. */
final class GitVariable {
    private GitVariable() {}

    static FactVariable declared() {
        return FactVariable.of(
                "git",
                "what a request of the git smart HTTP protocol does",
                FactDeclaration.of(
                                "service",
                                STRING,
                                "`git-upload-pack` (fetch) or `git-receive-pack` (push)",
                                "has(git.service) && git.service == \"git-upload-pack\"")
                        .missing(Missing.ABSENT, "when the request is not git"),
                FactDeclaration.of(
                                "repository",
                                STRING,
                                "path of the repository without leading slash and without `.git`",
                                "has(git.repository) && git.repository == \"acme/site\"")
                        .missing(Missing.ABSENT, "when the request is not git"),
                FactDeclaration.of(
                                "refs",
                                new Type.ListOf(FactTypes.STRING_MAP),
                                "the refs a push changes; each a map with `name`, `old` and `new` (object ids) and `action` (`create`, `update` or `delete`)",
                                "has(git.refs) && git.refs.all(r, r.name != \"refs/heads/main\")")
                        .from(Availability.CONTENT_START)
                        .missing(
                                Missing.ABSENT,
                                "when the request is not the sending half of a push"));
    }
}
