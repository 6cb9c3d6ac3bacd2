/** The footbridge, drawn in the text's colour. The same drawing as `src/look/mark.svg`. */
export function Mark({ className }: { className?: string | undefined }) {
  return (
    <svg
      viewBox="0 0 64 40"
      fill="none"
      stroke="currentColor"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      className={className}
    >
      <path strokeWidth="2.9" d="M2.6 27.6C12.5 19.9 22.4 16.3 32.4 16.1c10-.2 19.8 3.2 29 10.7" />
      <path strokeWidth="1.9" d="M6.2 16.4C15.4 9.3 24 6.2 32.1 6c8.4-.2 16.8 2.8 25.6 9.7" />
      <path
        strokeWidth="1.7"
        d="M9.6 14c.3 2.9.3 5.6.1 8.6M20.4 8.5c-.2 3.3-.1 6.4.2 9.8M32.2 6.2c.2 3.2.1 6.3 0 9.6M43.8 8.2c-.2 3.2-.1 6.2.2 9.4M54.6 13.3c.2 2.9.2 5.4-.1 8.4"
      />
      <path
        strokeWidth="1.7"
        d="M11.4 33.4c3.6-1.9 6.7-1.9 10.2 0s6.8 1.8 10.4-.1 6.8-1.8 10.3.1 6.6 1.7 9.9-.2M22.8 37.9c3.1-1.4 5.8-1.4 8.8 0 3.2 1.4 6.2 1.3 9.3-.1"
      />
    </svg>
  );
}
