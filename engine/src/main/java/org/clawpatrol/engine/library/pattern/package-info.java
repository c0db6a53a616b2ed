/** Functions that search texts by regular expression, in time linear in the text. */
@NullMarked
package org.clawpatrol.engine.library.pattern;

import org.jspecify.annotations.NullMarked;
