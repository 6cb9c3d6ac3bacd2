/** When a screen cannot be shown (its code did not arrive, or it broke), the page says so and offers a way on. */
import { Component, type ReactNode } from 'react';

export class ScreenBoundary extends Component<
  { readonly fallback: ReactNode; readonly children: ReactNode },
  { failed: boolean }
> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}
