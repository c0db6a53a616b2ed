package org.clawpatrol.engine.fact;

import static org.clawpatrol.engine.type.Type.Simple.BOOL;
import static org.clawpatrol.engine.type.Type.Simple.INT;
import static org.clawpatrol.engine.type.Type.Simple.STRING;

/** What a request to a language model asks for. Stateless. */
final class LlmVariable {
    private LlmVariable() {}

    static FactVariable declared() {
        return FactVariable.of(
                "llm",
                "a request to a language model in the shape of Anthropic, OpenAI or Gemini",
                FactDeclaration.of(
                                "provider",
                                STRING,
                                "`anthropic`, `openai` or `gemini`, by the shape of the request",
                                "has(llm.provider) && llm.provider == \"openai\"")
                        .folded()
                        .missing(Missing.ABSENT, "when the path is that of no such request"),
                FactDeclaration.of(
                                "model",
                                STRING,
                                "model as the request names it",
                                "has(llm.model) && llm.model.startsWith(\"claude-\")")
                        .from(Availability.CONTENT)
                        .missing(Missing.ABSENT, "when the request names none"),
                FactDeclaration.of(
                                "max_tokens",
                                INT,
                                "most tokens the answer may have",
                                "has(llm.max_tokens) && llm.max_tokens <= 4096")
                        .from(Availability.CONTENT)
                        .missing(Missing.ABSENT, "when the request sets none"),
                FactDeclaration.of(
                                "tools",
                                FactTypes.STRINGS,
                                "names of the tools the model may call, sorted; a tool without a name by its type",
                                "has(llm.tools) && size(llm.tools) == 0")
                        .from(Availability.CONTENT)
                        .missing(Missing.ABSENT, "when the request is none to a model"),
                FactDeclaration.of(
                                "stream",
                                BOOL,
                                "whether the answer is streamed",
                                "has(llm.stream) && !llm.stream")
                        .from(Availability.CONTENT)
                        .missing(Missing.ABSENT, "when the request is none to a model"));
    }
}
