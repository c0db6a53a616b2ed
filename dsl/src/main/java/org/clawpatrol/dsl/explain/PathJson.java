package org.clawpatrol.dsl.explain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Ways through decision trees as trees of JSON values. Stateless. */
final class PathJson {
    private PathJson() {}

    static Map<String, Object> of(PathNode node) {
        Map<String, Object> object = new LinkedHashMap<>();
        switch (node) {
            case PathNode.Switch looked -> {
                object.put("switch", looked.subject());
                object.put("kept", looked.value().kept());
                object.put("value", looked.value().value());
                object.put("branches", looked.branches());
                object.put("open", looked.open());
                object.put("ruled_out", looked.ruledOut());
                object.put("taken", looked.taken().stream().map(PathJson::branch).toList());
            }
            case PathNode.Earliest(List<PathNode> parts) ->
                    object.put("earliest", parts.stream().map(PathJson::of).toList());
            case PathNode.Candidates(List<PathNode.Candidate> rules, _) ->
                    object.put("evaluate", rules.stream().map(PathJson::candidate).toList());
            case PathNode.Later(int rules) -> object.put("later", rules);
        }
        return object;
    }

    private static Map<String, Object> branch(PathNode.Branch branch) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("branch", branch.text());
        object.put("below", of(branch.below()));
        return object;
    }

    private static Map<String, Object> candidate(PathNode.Candidate candidate) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("rule", candidate.rule());
        object.put("result", candidate.result());
        return object;
    }
}
