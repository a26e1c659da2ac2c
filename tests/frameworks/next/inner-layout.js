export default function InnerLayout({ children }) {
  return children;
}
