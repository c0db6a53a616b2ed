@NullMarked
package org.clawpatrol.proxy.failure;

import org.jspecify.annotations.NullMarked;
