/** What a peer comes for: her invitations and her week. */
export default function MyEngagements() {
  return null;
}
