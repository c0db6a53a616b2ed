package org.clawpatrol.proxy.dashboard.page;

import java.util.List;
import java.util.Optional;

/**
 * A node of a drawn tree, which is also a nested list.
 *
 * @param badge what it came to
 * @param note what is less important
 */
public record TreeNode(
        Optional<Badge> badge, VisibleText label, VisibleText note, List<TreeNode> below) {
    public TreeNode {
        below = List.copyOf(below);
    }
}
