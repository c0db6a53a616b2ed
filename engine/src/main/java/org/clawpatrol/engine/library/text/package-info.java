/** Functions of texts, by code point. */
@NullMarked
package org.clawpatrol.engine.library.text;

import org.jspecify.annotations.NullMarked;
