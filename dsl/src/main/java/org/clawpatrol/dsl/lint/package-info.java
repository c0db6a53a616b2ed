/** What is valid in a configuration and still hardly meant, found by comparing rules. */
@NullMarked
package org.clawpatrol.dsl.lint;

import org.jspecify.annotations.NullMarked;
