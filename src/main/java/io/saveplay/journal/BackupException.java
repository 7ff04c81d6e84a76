package io.saveplay.journal;

import org.jspecify.annotations.Nullable;

/** A backup that cannot be made or put back. The message is for the operator: what is wrong, and what to do. */
public final class BackupException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean aboutTheFile;

    private BackupException(String message, boolean aboutTheFile, @Nullable Throwable cause) {
        super(message, cause);
        this.aboutTheFile = aboutTheFile;
    }

    static BackupException ofFile(String message, @Nullable Throwable cause) {
        return new BackupException(message, true, cause);
    }

    static BackupException refused(String message) {
        return new BackupException(message, false, null);
    }

    /** Whether the file is at fault, and not what is asked for. */
    public boolean isAboutTheFile() {
        return aboutTheFile;
    }
}
