/** A hook of a suite that prints what it throws: uvu would keep it to itself. */
export const telling =
  <Scene>(hook: (scene: Scene) => Promise<void>) =>
  async (scene: Scene): Promise<void> => {
    try {
      await hook(scene)
    } catch (error) {
      console.error(error)
      throw error
    }
  }
