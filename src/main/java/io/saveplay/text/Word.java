package io.saveplay.text;

/**
 * One word of a text, ready to be compared.
 *
 * @param stem the word in lower case without its inflection
 * @param start where the written word starts in the text, in chars
 * @param end where it ends, exclusive
 * @param number which written word this is; the parts of a contraction ("don't") share the number
 * @param opens whether punctuation before it ends a clause
 */
record Word(String stem, int start, int end, int number, boolean opens) {}
