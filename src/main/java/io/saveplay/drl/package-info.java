/**
 * The language of rules: what a rule file says, as trees; what is wrong with it, in an analyst's words; and what its
 * conditions and conclusions come to. Knows no engine.
 */
@NullMarked
package io.saveplay.drl;

import org.jspecify.annotations.NullMarked;
