/** Variables, which whoever loads a configuration gives values, and locals, which are computed. */
@NullMarked
package org.clawpatrol.dsl.variable;

import org.jspecify.annotations.NullMarked;
