package io.saveplay.lint;

/** Whether each rule file starts with a comment that says something. */
final class Headers implements Inspection {
    @Override
    public void inspect(Book book, Found found) {
        book.ruleset().folder().matching("", ".drl").forEach((file, text) -> {
            if (!hasHeader(text)) {
                found.in(file, Finding.NO_HEADER, "write `/* what the file is about */` above the package");
            }
        });
    }

    private static boolean hasHeader(String text) {
        String start = text.replaceFirst("^\ufeff", "").stripLeading();
        int end = start.startsWith("/*") ? start.indexOf("*/") : start.startsWith("//") ? start.indexOf('\n') : -1;
        return end > 2 && start.substring(2, end).chars().anyMatch(Character::isLetter);
    }
}
